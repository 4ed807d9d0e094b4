// One interface for both engines: search(query, filters, sort, page) → the hits, their number, and the facets.

import { filesOf, load, manifest, rows } from "./data.js";
import { isFiltered, sift } from "./filters.js";
import { open as openLunr } from "./lunr-engine.js";
import { asWritten, nearForms, neighbours, replaced } from "./near.js";
import { holds, longestRun, wordsOf } from "./phrases.js";
import { isEmpty, parse, required } from "./query.js";
import { open as openShards } from "./shards-engine.js";
import { decode } from "./telex.js";

export const PER_PAGE = 10;
const MOST_FILES = 64;
const FEW_FILES = 8;
const FIRST_HITS = 60;
/** Words that are offered for one, and those that are tried. */
const MOST_NEAR = 3;
const MOST_TRIED = 6;

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
 * @param page from 1; the last where there are fewer
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
  const there = Math.min(page, Math.max(1, Math.ceil(order.length / PER_PAGE)));
  return {
    hits: order,
    page: there,
    shown: order.slice((there - 1) * PER_PAGE, there * PER_PAGE),
    total: order.length,
    exact: found.exact,
    begins,
    query,
    facets,
    unfiltered: isFiltered(filters) ? found.scores.size : order.length,
  };
}

/**
 * Why nothing was found, and what near it there is: `{each, near, loose, included}`.
 *
 * `each` are `[word, documents that have it]`. `near` are the query as it may have been meant, for words of no document:
 * `[[word as typed, as documents write it], …]`, each with hits. `loose` and `included` are how many would be found were
 * phrases single words, and were nothing excluded.
 */
export async function advice(query) {
  const [motor, { synonyms }] = await Promise.all([engine(), manifest()]);
  const each = await Promise.all(required(query).map(async (word) => [word.written, await motor.countOf(word)]));
  const count = async (changed) => (await matched({ ...query, ...changed }, motor, synonyms)).scores.size;
  return {
    each,
    near: each.every(([, some]) => some > 0) ? [] : await nearest(query, motor, synonyms),
    loose: query.phrases.length > 0 ? await count({ words: required(query), phrases: [] }) : 0,
    included: query.without.length + query.withoutPhrases.length > 0 ? await count({ without: [], withoutPhrases: [] }) : 0,
  };
}

/** For words of no document, others that are one letter away and have hits; side by side, where any are. */
async function nearest(query, motor, synonyms) {
  const vocabulary = await motor.vocabulary();
  let readings = [[]];
  for (const word of new Map(required(query).map((each) => [each.fold, each])).values()) {
    if ((await motor.countOf(word)) > 0) continue;
    const others = [...(word.form ? nearForms(word.form, vocabulary) : []), ...neighbours(word.fold, vocabulary)];
    readings = readings.flatMap((reading) => others.slice(0, MOST_TRIED).map((some) => [...reading, [word, some]]));
  }
  const tried = await readAs(query, readings.slice(0, 2 * MOST_TRIED), motor, synonyms);
  const run = Math.max(...tried.map((each) => each.run));
  return distinct(tried.filter((each) => each.run === run).sort((a, b) => b.count - a.count));
}

/**
 * Where a word is accented as in no document, the query with words that are, as `near` of `advice`; each has a hit in
 * which all that was accented stands so. What was found stays found: accents only lift.
 */
export async function hints(query) {
  const [motor, { synonyms }] = await Promise.all([engine(), manifest()]);
  const known = await Promise.all(required(query).map(({ form, telex }) => !form || telex || motor.has(`=${form}`)));
  const strange = required(query)[known.indexOf(false)];
  if (!strange) return [];
  const others = nearForms(strange.form, await motor.vocabulary()).slice(0, MOST_TRIED);
  const tried = await readAs(query, others.map((some) => [[strange, some]]), motor, synonyms);
  const accented = required(query).filter((word) => word.form).length;
  const asked = required(query).length;
  const sure = tried.filter(({ best }) => best >= 1000 * accented);
  const together = sure.filter(({ run }) => run === asked);
  return distinct(together.length > 0 ? together : sure.filter(({ reading: [[, [word]]] }) => word.fold === strange.fold));
}

/** Words as typed and as written of the first few readings that are not written alike. */
function distinct(readings) {
  const pairs = new Map(readings.map((each) => [JSON.stringify(each.pairs), each.pairs]));
  return [...pairs.values()].slice(0, MOST_NEAR);
}

/** Readings of a query (see `replaced`) that find something. */
async function readAs(query, readings, motor, synonyms) {
  return (await Promise.all(readings.map((reading) => tryReading(query, reading, motor, synonyms)))).filter(Boolean);
}

/** What is found for a query with other words, and how its best hit writes them; null where nothing is. */
async function tryReading(query, reading, motor, synonyms) {
  const meant = { ...replaced(query, reading), lifts: [] };
  const { scores } = await matched(meant, motor, synonyms);
  const [first] = await closestFirst(bestFirst([...scores.keys()], scores), scores, { words: required(meant) });
  if (first === undefined) return null;
  const text = wordsOf((await rows("texts", [first])).get(first));
  const folds = required(meant).map((word) => word.fold);
  return {
    reading,
    pairs: reading.map(([word, some]) => [word.written, some.map((each) => asWritten(each, text, folds)).join(" ")]),
    run: longestRun(text, folds),
    count: scores.size,
    best: scores.get(first),
  };
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
