// What hits are listed from, taken apart; see cards.py.

import { fold } from "./fold.js";

const DAY = 86_400_000;

/** Rows `[id, title, number, day, issuer, status]` of a file of cards. */
export function unpacked({ bodies, of, titles, numbers, days, ids, status }) {
  let at = 0;
  return titles.map((title, place) => {
    const [body, issuer] = bodies[of[place]];
    let day = null;
    if (days[place] !== null) {
      at -= days[place];
      day = new Date(at * DAY).toISOString().slice(0, 10);
    }
    const rest = ids[place] ?? `${day.slice(0, 4)}/${fold(numbers[place]).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
    return [rest ? `${body}/${rest}` : body, title, numbers[place], day, issuer, status[place] ?? "no_end_stated"];
  });
}
