// The large engine: only the files that hold the words are loaded. See shards.py for the format.

import { load, manifest } from "./data.js";
import { fold } from "./fold.js";

const COMMON = 4;

let opened = null;

/** The engine over the index that the manifest names. */
export function open() {
  opened ??= manifest().then(({ shards, words, count }) => new ShardsEngine(shards, words, count));
  opened.catch(() => (opened = null));
  return opened;
}

/** The folded word that a term is filed under; see shards.py. */
export function base(term) {
  if (term.startsWith("=")) return fold(term.slice(1)).replace(/[0-5]+$/, "");
  if (term.startsWith("#")) return term.slice(1).split("-", 1)[0];
  return /\p{Nd}+|\P{Nd}+/u.exec(term)[0];
}

export class ShardsEngine {
  constructor(shards, words, count) {
    Object.assign(this, { shards, words, count, decoded: new Map() });
  }

  /** Ordinal of the file that a base would stand in. Files are in the order of code points, as Python sorts. */
  file(word) {
    let [low, high] = [0, this.shards.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compare(this.shards[middle][0], word) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async terms(number) {
    return load(this.shards[number][1]);
  }

  /** A term's documents: `{ordinals, weights}`; weights is null where they are all alike. */
  async documents(term) {
    const written = (await this.terms(this.file(base(term))))[term];
    if (written === undefined) return { ordinals: [], weights: null };
    if (!this.decoded.has(term)) this.decoded.set(term, decode(written));
    return this.decoded.get(term);
  }

  /** Whether any document has the term. */
  async has(term) {
    return (await this.terms(this.file(base(term))))[term] !== undefined;
  }

  /** Every folded word with the number of its documents, for suggestions. */
  async vocabulary() {
    return load(this.words);
  }

  /** How many documents have a word, as a whole word or as the beginning of one. */
  async countOf(word) {
    return (await this.candidates([{ ...word, form: null }], [], [])).size;
  }

  /** Terms that begin so. */
  async beginning(start) {
    const found = [];
    for (let number = this.file(start); number < this.shards.length; number += 1) {
      if (compare(this.shards[number][0], start) > 0 && !this.shards[number][0].startsWith(start)) break;
      found.push(...Object.keys(await this.terms(number)).filter((term) => term.startsWith(start)));
    }
    return found;
  }

  /** Documents that have every word, none of `without`: ordinal → score. As in lunr-engine.js. */
  async candidates(wanted, without, lifts) {
    const passed = new Uint8Array(this.count);
    const scores = new Float64Array(this.count);
    const groups = await Promise.all(wanted.map(async ({ fold: word, prefix }) => {
      const terms = prefix ? await this.beginning(word) : [word];
      return Promise.all(terms.map(async (term) => [term === word ? 1 : 0.3, await this.documents(term)]));
    }));
    groups.forEach((group, step) => {
      for (const [share, found] of group) this.add(scores, found, share);
      for (const [, { ordinals }] of group) for (const at of ordinals) if (passed[at] === step) passed[at] = step + 1;
    });
    const [excluded, lifted, forms] = await Promise.all([
      Promise.all(without.map((term) => this.documents(term))),
      Promise.all(lifts.map((term) => this.documents(term))),
      Promise.all(wanted.filter((word) => word.form).map((word) => this.documents("=" + word.form))),
    ]);
    for (const { ordinals } of excluded) for (const at of ordinals) passed[at] = 255;
    lifts.forEach((term, at) => this.add(scores, lifted[at], term.startsWith("#") ? 10 : 3));
    for (const { ordinals } of forms) for (const at of ordinals) scores[at] += 1000;
    const made = new Map();
    for (let at = 0; at < this.count; at += 1) if (passed[at] === wanted.length) made.set(at, scores[at]);
    return made;
  }

  add(scores, { ordinals, weights }, share) {
    const rare = Math.log(1 + this.count / (ordinals.length + 1)) * share;
    for (let at = 0; at < ordinals.length; at += 1) scores[ordinals[at]] += rare * (weights ? weights[at] : COMMON);
  }
}

function decode(written) {
  const bytes = Uint8Array.from(atob(written.slice(1)), (char) => char.charCodeAt(0));
  const ordinals = [];
  if (written[0] === "b") {
    for (let at = 0; at < bytes.length * 8; at += 1) if (bytes[at >> 3] & (1 << (at & 7))) ordinals.push(at);
    return { ordinals, weights: null };
  }
  const weights = written[0] === "v" ? [] : null;
  let [before, rest, shift] = [-1, 0, 0];
  for (const byte of bytes) {
    rest += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte & 128) continue;
    if (weights) weights.push(rest % 16);
    before += 1 + (weights ? Math.floor(rest / 16) : rest);
    ordinals.push(before);
    [rest, shift] = [0, 0];
  }
  return { ordinals, weights };
}

/** By code points, not UTF-16 units. */
function compare(a, b) {
  const [one, two] = [[...a], [...b]];
  for (let at = 0; at < Math.min(one.length, two.length); at += 1) {
    if (one[at] !== two[at]) return one[at].codePointAt(0) - two[at].codePointAt(0);
  }
  return one.length - two.length;
}
