// What a reader typed, taken apart: words joined by AND, "phrases", -exclusions, numbers.

import { clean, joint, words } from "./fold.js";

const PART = /(-?)"([^"]*)"?|(\S+)/gu;

/**
 * `{words, phrases, without, withoutPhrases, lifts, kept}`.
 * A word is `{fold, form, prefix}`; form is null where nothing was accented. `lifts` only raise a hit: a word and the
 * number beside it as one, and runs of words that may be a document's number (`606 cv hu` → `#606-cv-hu`) or its kind
 * and number (`công văn số 606` → `@606-cong-van`), or the day of its issue (`27/03/2020` → `@27-3-2020`). `kept` is
 * what was typed but for the exclusions.
 */
export function parse(typed, { prefix = false } = {}) {
  const text = plainQuotes(typed);
  const query = { words: [], phrases: [], without: [], withoutPhrases: [], lifts: [], kept: "" };
  let run = [];
  let written = "";
  const kept = [];
  for (const [whole, minus, quoted, plain] of text.matchAll(PART)) {
    if (plain === undefined) {
      const phrase = words(quoted);
      if (phrase.length === 0) continue;
      if (minus) exclude(query, phrase);
      else {
        query.phrases.push(phrase.map(term));
        kept.push(whole);
      }
      continue;
    }
    const inNumber = plain.includes("/") && /\d$/.test(written);
    if (/^-\p{L}/u.test(plain) && !inNumber) {
      exclude(query, words(plain));
      continue;
    }
    const found = words(plain);
    if (found.length === 0) continue;
    kept.push(whole);
    query.words.push(...found.map(term));
    if (plain.endsWith("*")) query.words.at(-1).prefix = true;
    run.push(...found);
    written = plain;
  }
  const open = /[\p{L}\p{N}\p{M}]$/u.test(text) && !(text.split('"').length % 2 === 0);
  if (prefix && open && query.words.length > 0) query.words.at(-1).prefix = true;
  query.lifts = lifts(run);
  query.kept = kept.join(" ");
  return query;
}

/** What was typed, composed, with straight quotes. */
export function plainQuotes(typed) {
  return clean(typed).replace(/[“”„«»]/g, '"');
}

/** Whether a query asks for anything at all. */
export function isEmpty(query) {
  return query.words.length + query.phrases.length + query.without.length + query.withoutPhrases.length === 0;
}

/** Every word that must stand in a hit: the words and those of the phrases. */
export function required(query) {
  return [...query.words, ...query.phrases.flat()];
}

function term(word) {
  return { fold: word.fold, form: word.form === word.fold ? null : word.form, written: word.written, prefix: false };
}

function exclude(query, found) {
  if (found.length === 1) query.without.push(found[0].fold);
  else if (found.length > 1) query.withoutPhrases.push(found.map(term));
}

/** What may be the kind of a document with the number at `at`: `công văn 606`, `công văn số 606` → `van`, `cong-van`. */
function kindsBefore(run, at) {
  const end = at > 0 && run[at - 1].fold === "so" ? at - 1 : at;
  return [1, 2].filter((length) => length <= end).map((length) =>
    run.slice(end - length, end).map((word) => word.fold).join("-"));
}

/** Three numbers that may be a day, written in figures or in words. */
function days(run) {
  const figures = run.filter((word) => !["thang", "nam"].includes(word.fold));
  return figures.slice(2).map((year, at) => [figures[at], figures[at + 1], year])
    .filter((three) => three.every((word) => word.number) && three[2].fold.length === 4)
    .map((three) => "@" + three.map((word) => word.fold).join("-"));
}

function lifts(run) {
  const made = new Set(days(run));
  for (let at = 0; at < run.length; at += 1) {
    if (run[at].number) for (const kind of kindsBefore(run, at)) made.add(`@${run[at].fold}-${kind}`);
    if (at > 0) {
      const before = { ...run[at - 1], end: 0 };
      const joined = joint("", before, { ...run[at], start: 0 });
      if (joined) made.add(joined);
    }
    for (let end = at + 2; end <= Math.min(run.length, at + 7); end += 1) {
      const part = run.slice(at, end);
      if (part.some((word) => word.number) && part.some((word) => !word.number)) {
        made.add("#" + part.map((word) => word.fold).join("-"));
      }
    }
  }
  return [...made];
}

/** What a document gains whose own kind and number the query names: more than words side by side in another's text. */
export function ofBearer(term, wanted) {
  return Math.min(800, (800 * term.split("-").length) / wanted.length);
}
