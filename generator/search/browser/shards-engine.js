// The large engine: only the files that hold the words are loaded. See shards.py for the format.

import { load, manifest, part } from "./data.js";
import { base } from "./fold.js";
import { ofBearer } from "./query.js";

/** What a level of shards.py is worth. */
const WORTH = [1, 2, 5, 12];
/** So many files are read at most for words that begin alike. */
const MOST_FILES = 4;

let opened = null;

/** The engine over the index that the manifest names. */
export function open() {
  opened ??= manifest().then(({ shards, words, count }) => new ShardsEngine(shards, words, count));
  opened.catch(() => (opened = null));
  return opened;
}

export class ShardsEngine {
  constructor(shards, words, count) {
    Object.assign(this, { shards, words, count, decoded: new Map() }); // shards: the first word of each file
  }

  /** Ordinal of the file that a base would stand in. Files are in the order of code points, as Python sorts. */
  file(word) {
    let [low, high] = [0, this.shards.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compare(this.shards[middle], word) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async terms(number) {
    return part("terms", number);
  }

  /** A term's documents: `{ordinals, levels}`; levels is null where all are 0. */
  async documents(term) {
    if (this.decoded.has(term)) return this.decoded.get(term);
    const file = await this.terms(this.file(base(term)));
    let found = { ordinals: [], levels: null };
    if (file[term] !== undefined) {
      const [coded, levels] = file[term].split(".");
      const whole = term.startsWith("=") ? (await this.documents(base(term))).ordinals : null;
      found = { ordinals: coded ? decode(coded, whole) : whole, levels: levels ? unpack(levels) : null };
    }
    this.decoded.set(term, found);
    return found;
  }

  /** Whether any document has the term. */
  async has(term) {
    return (await this.terms(this.file(base(term))))[term] !== undefined;
  }

  /** As in lunr-engine.js. */
  async vocabulary() {
    return load(this.words);
  }

  /** How many documents have a word, as a whole word or as the beginning of one. */
  async countOf(word) {
    return (await this.candidates([{ ...word, form: null }], [], [])).scores.size;
  }

  /** `{terms, all}`: terms that begin so; not all where those stand in too many files. */
  async beginning(start) {
    const numbers = [];
    for (let number = this.file(start); number < this.shards.length; number += 1) {
      if (compare(this.shards[number], start) > 0 && !this.shards[number].startsWith(start)) break;
      numbers.push(number);
    }
    const files = await Promise.all(numbers.slice(0, MOST_FILES).map((number) => this.terms(number)));
    const terms = files.flatMap((file) => Object.keys(file).filter((term) => term.startsWith(start)));
    return { terms, all: numbers.length <= MOST_FILES };
  }

  /** Documents that have every word, none of `without`: `{scores: ordinal → score, exact}`. As in lunr-engine.js. */
  async candidates(wanted, without, lifts) {
    const passed = new Uint8Array(this.count);
    const scores = new Float64Array(this.count);
    let exact = true;
    const groups = await Promise.all(wanted.map(async ({ fold: word, prefix }) => {
      const { terms, all } = prefix ? await this.beginning(word) : { terms: [word], all: true };
      exact &&= all;
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
    lifts.forEach((term, at) => {
      if (!term.startsWith("@")) this.add(scores, lifted[at], term.startsWith("#") ? 10 : 3);
      else for (const one of lifted[at].ordinals) scores[one] += ofBearer(term, wanted);
    });
    for (const { ordinals } of forms) for (const at of ordinals) scores[at] += 1000;
    const made = new Map();
    for (let at = 0; at < this.count; at += 1) if (passed[at] === wanted.length) made.set(at, scores[at]);
    return { scores: made, exact };
  }

  add(scores, { ordinals, levels }, share) {
    const rare = Math.log(1 + this.count / (ordinals.length + 1)) * share;
    for (let at = 0; at < ordinals.length; at += 1) scores[ordinals[at]] += rare * WORTH[levels?.[at] ?? 0];
  }
}

function bytesOf(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** Golomb-Rice codes of gaps; among the documents of `whole`, where that is given. */
function decode(coded, whole) {
  const k = Number.parseInt(coded[0], 36);
  const bytes = bytesOf(coded.slice(1));
  const ordinals = [];
  let [before, zeros, rest, left] = [-1, 0, 0, 0];
  for (const byte of bytes) {
    for (let mask = 128; mask > 0; mask >>= 1) {
      const bit = byte & mask ? 1 : 0;
      if (left > 0) {
        rest = rest * 2 + bit;
        left -= 1;
      } else if (bit === 0) {
        zeros += 1;
        continue;
      } else {
        left = k;
      }
      if (left > 0) continue;
      before += 1 + zeros * 2 ** k + rest;
      ordinals.push(whole ? whole[before] : before);
      [zeros, rest] = [0, 0];
    }
  }
  return ordinals;
}

/** Levels, four a byte; those left out at the end are 0. */
function unpack(text) {
  const levels = [];
  for (const byte of bytesOf(text)) levels.push(byte & 3, (byte >> 2) & 3, (byte >> 4) & 3, byte >> 6);
  return levels;
}

/** By code points, not UTF-16 units. */
function compare(a, b) {
  const [one, two] = [[...a], [...b]];
  for (let at = 0; at < Math.min(one.length, two.length); at += 1) {
    if (one[at] !== two[at]) return one[at].codePointAt(0) - two[at].codePointAt(0);
  }
  return one.length - two.length;
}
