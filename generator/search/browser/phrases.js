// "Phrases": words in this order, side by side, verified on the text; an abbreviation stands for its long form.

import { words } from "./fold.js";

/** Whether a text's folded words hold the phrase, as it is or with abbreviations and long forms made one. */
export function holds(textWords, phrase, synonyms) {
  const wanted = phrase.map((word) => word.fold);
  const folds = textWords.map((word) => word.fold);
  return contains(folds, wanted) || contains(contract(folds, synonyms, textWords), contract(wanted, synonyms, null));
}

/** How many of the words, in their order, stand side by side at the best place of a text. */
export function longestRun(textWords, wanted) {
  let best = 0;
  for (let from = 0; from < wanted.length - best; from += 1) {
    for (let at = 0; at < textWords.length; at += 1) {
      let along = 0;
      while (from + along < wanted.length && textWords[at + along]?.fold === wanted[from + along]) along += 1;
      best = Math.max(best, along);
    }
  }
  return best;
}

/** The words of a document's parts, in one row. */
export function wordsOf(parts) {
  return words(parts.map(([, text]) => text).join(" "));
}

function contains(row, wanted) {
  const last = row.length - wanted.length;
  for (let at = 0; at <= last; at += 1) {
    let along = 0;
    while (along < wanted.length && row[at + along] === wanted[along]) along += 1;
    if (along === wanted.length) return true;
  }
  return false;
}

/** Short and long forms as one mark. In a text an abbreviation counts in capitals only; in a query as typed. */
function contract(folds, synonyms, written) {
  const made = [];
  for (let at = 0; at < folds.length;) {
    const pair = synonyms.find(([short, long, forms]) => starts(folds, at, long)
      || (starts(folds, at, short) && (!written || capitals(written.slice(at, at + short.length), forms))));
    if (pair) {
      made.push("~" + pair[0].join("-"));
      at += starts(folds, at, pair[1]) ? pair[1].length : pair[0].length;
    } else {
      made.push(folds[at]);
      at += 1;
    }
  }
  return made;
}

function starts(row, at, wanted) {
  for (let along = 0; along < wanted.length; along += 1) if (row[at + along] !== wanted[along]) return false;
  return true;
}

function capitals(part, forms) {
  return part.every((word, at) => word.number
    || (word.written === word.written.toUpperCase() && (word.form === forms[at] || word.form === word.fold)));
}
