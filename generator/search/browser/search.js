// One interface for both engines: search(query, filters, sort, page) → the hits, their number, and the facets.

import { filesOf, load, manifest, rows } from "./data.js";
import { isFiltered, sift } from "./filters.js";
import { open as openLunr } from "./lunr-engine.js";
import { holds, longestRun, wordsOf } from "./phrases.js";
import { isEmpty, parse, required } from "./query.js";
import { open as openShards } from "./shards-engine.js";
import { decode } from "./telex.js";

export const PER_PAGE = 10;
const MOST_FILES = 64;
const FEW_FILES = 8;
const FIRST_HITS = 60;

async function engine() {
  const { engine: name } = await manifest();
  return name === "lunr" ? openLunr() : openShards();
}

/**
 * `facets()` gives the columns with the counts, months and number of the undated, see filters.js.
 *
 * @param typed what the reader typed
 * @param filters `{from, to, dateKind, undated, issuer, topic, kind, place, status}`, see filters.js
 * @param sort `lien-quan`, `moi` or `cu`
 * @param page from 1
 * @param prefix whether the last word may go on: while the reader types
 */
export async function search(typed, filters, sort = "lien-quan", page = 1, { prefix = false } = {}) {
  const [{ columns: name, synonyms, dated }, motor] = await Promise.all([manifest(), engine()]);
  let query = await decoded(parse(typed, { prefix }), motor);
  let found = await matched(query, motor, synonyms);
  let begins = false;
  if (found.scores.size === 0 && !prefix && query.words.length > 0) {
    const open = { ...query, words: query.words.map((w, at, all) => (at === all.length - 1 ? { ...w, prefix: true } : w)) };
    const more = await matched(open, motor, synonyms);
    if (more.scores.size > 0) [query, found, begins] = [open, more, true];
  }
  const facets = async () => {
    const columns = await load(name);
    return { columns, ...sift(columns, found.scores.keys(), filters) };
  };
  // who has chosen nothing sees the hits before the columns have come
  const passed = isFiltered(filters) ? (await facets()).hits : [...found.scores.keys()];
  let order = arranged(passed, found.scores, sort, isEmpty(query), dated);
  if (sort === "lien-quan") order = await closestFirst(order, found.scores, query);
  return {
    hits: order,
    shown: order.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    total: order.length,
    exact: found.exact,
    begins,
    query,
    facets,
    unfiltered: isFiltered(filters) ? found.scores.size : order.length,
  };
}

/** How many documents have each word alone, and words of the archive that are one letter away. */
export async function advice(query) {
  const motor = await engine();
  const words = required(query);
  const each = await Promise.all(words.map(async (word) => [word.written, await motor.countOf(word)]));
  if (each.every(([, count]) => count > 0)) return { each, near: [] };
  const vocabulary = await motor.vocabulary();
  const near = words.flatMap((word, at) => {
    if (each[at][1] > 0 || word.fold.length < 3) return [];
    const best = vocabulary.filter(([term]) => oneAway(word.fold, term)).sort((a, b) => b[1] - a[1]).slice(0, 3);
    return best.map(([term]) => [word.written, term]);
  });
  return { each, near };
}

/** Documents with every word and phrase: `{scores, exact}`; not exact where texts were too many to verify a phrase. */
async function matched(query, motor, synonyms) {
  const { scores, exact } = await motor.candidates(required(query), query.without, query.lifts);
  const { phrases, withoutPhrases } = query;
  if (phrases.length + withoutPhrases.length === 0) return { scores, exact };
  const ranked = bestFirst([...scores.keys()], scores);
  let ordinals = ranked;
  const files = await filesOf("texts", ranked);
  if (files > MOST_FILES) ordinals = ranked.slice(0, Math.floor((ranked.length * MOST_FILES) / files));
  const texts = await rows("texts", ordinals);
  const kept = new Map();
  for (const at of ordinals) {
    const row = wordsOf(texts.get(at));
    if (phrases.every((phrase) => holds(row, phrase, synonyms))
      && !withoutPhrases.some((phrase) => holds(row, phrase, synonyms))) kept.set(at, scores.get(at));
  }
  return { scores: kept, exact: exact && ordinals.length === ranked.length };
}

/** Telex left-overs (`dichj`) as the words they were meant to be, where the archive has only those. */
async function decoded(query, motor) {
  const mend = async (word) => {
    if (word.prefix || (await motor.has(word.fold))) return word;
    const meant = decode(word.written);
    return meant && (await motor.has(meant.fold)) ? { ...word, ...meant } : word;
  };
  return {
    ...query,
    words: await Promise.all(query.words.map(mend)),
    phrases: await Promise.all(query.phrases.map((phrase) => Promise.all(phrase.map(mend)))),
  };
}

/** Documents are numbered newest first, the undated last; those come last in either order of dates. */
function arranged(hits, scores, sort, empty, dated) {
  if (sort === "lien-quan" && !empty) return bestFirst(hits, scores);
  hits.sort((a, b) => a - b);
  if (sort !== "cu") return hits;
  return [...hits.filter((at) => at < dated).reverse(), ...hits.filter((at) => at >= dated)];
}

/** By score, the newer first among equals. Many share a score, which is quicker than comparing each with each. */
function bestFirst(hits, scores) {
  const byScore = new Map();
  for (const at of hits) {
    const score = scores.get(at);
    if (byScore.has(score)) byScore.get(score).push(at);
    else byScore.set(score, [at]);
  }
  return [...byScore.keys()].sort((a, b) => b - a).flatMap((score) => byScore.get(score).sort((a, b) => a - b));
}

/** Of the first hits, those where the words stand side by side come first, where that can be seen in a few files. */
async function closestFirst(order, scores, query) {
  const first = order.slice(0, FIRST_HITS);
  if (query.words.length < 2 || first.length < 2 || (await filesOf("texts", first)) > FEW_FILES) return order;
  const texts = await rows("texts", first);
  const wanted = query.words.map((word) => word.fold);
  const worth = new Map(first.map((at) =>
    [at, scores.get(at) + (500 * longestRun(wordsOf(texts.get(at)), wanted)) / wanted.length]));
  return [...first.sort((a, b) => worth.get(b) - worth.get(a) || a - b), ...order.slice(FIRST_HITS)];
}

/** One letter more, less, other, or two neighbours exchanged. */
export function oneAway(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
