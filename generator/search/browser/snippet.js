// The lines of a hit that hold the words, cut out of its text and marked, with the provision where they stand.

import { words } from "./fold.js";
import { required } from "./query.js";

const AROUND = 90;
const LONGEST = 260;

/** Up to `most` snippets of a document: `{anchor, pieces: [{text, marked}], before, after, best}`, in the text's order. */
export function snippets(parts, query, synonyms, most = 2) {
  const wanted = lookedFor(query, synonyms);
  if (wanted.size === 0) return [];
  const scored = parts.map(([anchor, text], at) => ({ anchor, text, at, ...weigh(text, query, wanted) }))
    .filter((part) => part.hits.length > 0);
  const best = scored.sort((a, b) => b.weight - a.weight || a.at - b.at).slice(0, most);
  const [first] = best;
  return best.sort((a, b) => a.at - b.at).map((part) => ({ ...cut(part), best: part === first }));
}

/** Folded words to mark; for the prefix of a word, a test of its beginning. Other names of the same are marked too. */
function lookedFor(query, synonyms) {
  const asked = required(query);
  const wanted = new Set(asked.map((word) => word.fold));
  for (const [short, long, forms] of synonyms) {
    // `từ` is no TU
    const meant = short.every((fold, at) => asked.some((word) => word.fold === fold && [null, forms[at]].includes(word.form)));
    if (meant) long.forEach((each) => wanted.add(each));
    else if (long.every((each) => wanted.has(each))) short.forEach((each) => wanted.add(each));
  }
  return wanted;
}

function weigh(text, query, wanted) {
  const prefixes = query.words.filter((word) => word.prefix).map((word) => word.fold);
  const forms = new Set(required(query).map((word) => word.form).filter(Boolean));
  const hits = words(text).filter((word) =>
    wanted.has(word.fold) || prefixes.some((prefix) => word.fold.startsWith(prefix)));
  let weight = new Set(hits.map((word) => word.fold)).size * 10;
  let run = 1;
  for (let at = 0; at < hits.length; at += 1) {
    if (forms.has(hits[at].form)) weight += 0.5;
    run = at > 0 && hits[at].start - hits[at - 1].end <= 1 ? run + 1 : 1;
    hits[at].run = run;
    weight = Math.max(weight, weight + (run > 1 ? 1 : 0));
  }
  return { hits, weight };
}

/** A window of the part around where most of its marked words stand together. */
function cut({ anchor, text, hits }) {
  let [first, most] = [0, -1];
  for (let at = 0; at < hits.length; at += 1) {
    const within = hits.filter((hit) => hit.start >= hits[at].start && hit.end <= hits[at].start + LONGEST - AROUND);
    const worth = new Set(within.map((hit) => hit.fold)).size * 10 + within.length;
    if (worth > most) [first, most] = [at, worth];
  }
  let start = Math.max(0, hits[first].start - AROUND);
  let end = Math.min(text.length, start + LONGEST);
  if (start > 0) start = text.indexOf(" ", start) + 1 || start;
  if (end < text.length) end = text.lastIndexOf(" ", end);
  const pieces = [];
  let at = start;
  for (const hit of hits.filter((each) => each.start >= start && each.end <= end)) {
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), marked: false });
    pieces.push({ text: text.slice(hit.start, hit.end), marked: true });
    at = hit.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), marked: false });
  return { anchor, pieces, before: start > 0, after: end < text.length };
}
