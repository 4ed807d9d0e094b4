// Telex left-overs: `dichj`, `dduwowngf`, typed where no input method was on.

const TONES = { f: "1", s: "2", r: "3", x: "4", j: "5" };
const LETTERS = [
  [/dd/g, "đ"], [/uow|uwow|uwo/g, "ươ"], [/aa/g, "â"], [/ee/g, "ê"], [/oo/g, "ô"], [/aw/g, "ă"], [/ow/g, "ơ"], [/uw|w/g, "ư"],
];

/** `{fold, form, telex: true}` of the word that was meant, or null where the letters are no Telex. */
export function decode(written) {
  const typed = written.toLowerCase();
  if (!/^[a-z]{2,10}$/.test(typed)) return null;
  let tone = "";
  let letters = typed;
  const key = /^(.*[aeiouyw].*?)([fsrxj])([a-z]*)$/.exec(typed);
  if (key) [letters, tone] = [key[1] + key[3], TONES[key[2]]];
  for (const [pattern, letter] of LETTERS) letters = letters.replace(pattern, letter);
  if (letters === typed) return null;
  const fold = letters.replace(/đ/g, "d").normalize("NFD").replace(/\p{Mn}/gu, "");
  return { fold, form: letters + tone, telex: true };
}
