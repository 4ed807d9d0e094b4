// A word of no document, or accented as in none, and the words of documents that were nearly typed.

import { base } from "./fold.js";

/** Words to take for one that no document has, each a row of one or, where a blank was left out, two; likeliest first. */
export function neighbours(fold, vocabulary) {
  const counts = new Map(vocabulary.map(([term, count]) => [term, count]));
  const found = [];
  if (fold.length > 2) {
    for (const [term, count] of counts) if (oneAway(fold, term)) found.push({ folds: [term], count });
  }
  for (let at = 2; at <= fold.length - 2; at += 1) {
    const folds = [fold.slice(0, at), fold.slice(at)];
    const count = Math.min(...folds.map((each) => counts.get(each) ?? 0));
    if (count > 0) found.push({ folds, count });
  }
  return found.sort((a, b) => b.count - a.count).map(({ folds }) => folds.map((each) => ({ fold: each, form: null })));
}

/**
 * Words for one that no document accents so, likeliest first: hỏi for ngã; else those with one letter other under the
 * same tone, before them letters that differ by their marks (`đuờng`). A word without a tone may be half accented.
 */
export function nearForms(form, vocabulary) {
  const [letters, tone] = parted(form);
  if (!tone) return [];
  const other = { 3: "4", 4: "3" }[tone];
  const [swapped, marks, letter] = [[], [], []];
  for (const [fold, count, forms = []] of vocabulary) {
    for (const each of forms) {
      const [those, theirs] = parted(each);
      const word = { fold, form: each, count };
      if (those === letters && theirs === other) swapped.push(word);
      else if (theirs === tone && oneAway(those, letters)) (base(`=${form}`) === fold ? marks : letter).push(word);
    }
  }
  for (const some of [marks, letter]) some.sort((a, b) => b.count - a.count);
  return (swapped.length > 0 ? swapped : [...marks, ...letter]).map((word) => [{ fold: word.fold, form: word.form }]);
}

function parted(form) {
  const tone = /[1-5]$/.exec(form)?.[0] ?? "";
  return [tone ? form.slice(0, -1) : form, tone];
}

/** One letter more, less, other, or two neighbours exchanged. */
export function oneAway(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** A query with other words: `reading` holds `[word, others]`. Two for one must stand side by side, as they were typed. */
export function replaced(query, reading) {
  const others = new Map(reading.map(([word, some]) => [word.fold, some.map((each) => ({ ...word, ...each }))]));
  const other = (word) => others.get(word.fold) ?? [word];
  const groups = query.words.map(other);
  return {
    ...query,
    words: groups.filter((group) => group.length === 1).flat(),
    phrases: [...query.phrases.map((phrase) => phrase.flatMap(other)), ...groups.filter((group) => group.length > 1)],
  };
}

/** A word as a text writes it, in small letters: where it stands beside the others of the query, else mostly. */
export function asWritten({ fold, form }, textWords, folds) {
  const weights = new Map();
  const at = folds.indexOf(fold);
  textWords.forEach((word, place) => {
    if (word.fold !== fold || (form && word.form !== form)) return;
    const beside = [-1, 1].filter((step) => folds[at + step] && textWords[place + step]?.fold === folds[at + step]).length;
    const written = word.written.toLowerCase();
    weights.set(written, (weights.get(written) ?? 0) + 1 + 1000 * beside);
  });
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? fold;
}

/** What was typed with other words, `[as typed, as meant]`, in their places. */
export function retyped(typed, pairs) {
  return pairs.reduce((text, [from, to]) =>
    text.replace(new RegExp(`(?<![\\p{L}\\p{M}])${from}(?![\\p{L}\\p{M}])`, "gu"), to), typed);
}
