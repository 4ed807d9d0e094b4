// Words as search sees them: the browser's half of tokens.py. Shared vectors hold the two together.

const TONES = { "\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const LOOKALIKES = { "Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư" };
const WORD = /\p{Nd}+|[\p{L}\p{Nl}\p{No}][\p{L}\p{Nl}\p{No}\u0300-\u036f]*/gu;
const JOINT = /^[\-\u2010-\u2015]?$/;

/** Lower case, đ→d, without marks: `Giãn cách` → `gian cach`. */
export function fold(text) {
  return text.toLowerCase().replace(/[đÐð]/g, "d").normalize("NFD").replace(/\p{Mn}/gu, "");
}

/** A word's accented form, the tone's digit at the end, so that both styles of tone marks are one: `hòa` → `hoa1`. */
export function form(word) {
  let tone = "", letters = "";
  for (const char of word.toLowerCase().normalize("NFD")) {
    if (char in TONES) tone = TONES[char];
    else letters += char;
  }
  return letters.normalize("NFC") + tone;
}

/** Look-alikes put right, invisible characters out, composed. Typed text goes through here first. */
export function clean(text) {
  return text.replace(INVISIBLE, "").replace(/[ÐðƢƣ]/g, (char) => LOOKALIKES[char]).normalize("NFC");
}

/** The words of a clean text: `{start, end, fold, form, number, written}`, in UTF-16 units. */
export function words(text) {
  return Array.from(text.matchAll(WORD), (match) => {
    const written = match[0];
    if (!known.has(written)) {
      if (known.size > 50_000) known.clear();
      const figures = /^[0-9]+$/.test(written) ? written.replace(/^0+(?=.)/, "") : null;
      known.set(written, {
        fold: figures ?? fold(written), form: figures ?? form(written), number: /^\p{Nd}/u.test(written), written });
    }
    return { start: match.index, end: match.index + written.length, ...known.get(written) };
  });
}

const known = new Map();

/** What a text puts into the index, in its order; see tokens.py. */
export function terms(text) {
  const found = [];
  let before = null;
  for (const word of words(text)) {
    found.push(word.fold);
    if (word.form !== word.fold) found.push("=" + word.form);
    const joined = before && joint(text, before, word);
    if (joined) found.push(joined);
    before = word;
  }
  return found;
}

/** A word and the number it is written together with as one (`Covid-19` → `covid19`), or null. */
export function joint(text, before, word) {
  if (before.number === word.number) return null;
  const gap = text.slice(before.end, word.start);
  return gap === "" || (word.number && JOINT.test(gap)) ? before.fold + word.fold : null;
}

/** The folded word that a term is filed under; see shards.py. */
export function base(term) {
  if (term.startsWith("=")) return fold(term.slice(1)).replace(/[0-5]+$/, "");
  if (/^[#@]/.test(term)) return term.slice(1).split("-", 1)[0];
  return /\p{Nd}+|\P{Nd}+/u.exec(term)[0];
}
