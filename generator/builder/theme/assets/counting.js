// What counts on a day that the address names (?ngay=YYYY-MM-DD): the list's own data, grouped as the page is for the
// day of its build. Without this script the page says what counts on that day alone.

const MOST = 500;
const DONE = { replaced: "over", repealed: "over", annulled: "over", recalled: "over", suspended: "over", extended: "open" };
const SAID = { ended: "over", in_force_until: "until", not_yet_in_force: "later" };

// The same rule as the pages': days are ISO, so they compare as text.
export function groupOn(row, day) {
  if (row.date_issued && row.date_issued > day) return null;
  if (row.status in DONE && (!row.status_since || row.status_since <= day)) return DONE[row.status];
  if (row.ends) return row.ends < day ? "over" : "until";
  if (row.takes_effect) return row.takes_effect > day ? "later" : "open";
  return SAID[row.status] ?? "open";
}

const figures = (iso) => iso.split("-").reverse().join("/");

function dayOf(address) {
  const day = new URLSearchParams(address).get("ngay") ?? "";
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return known && new Date(day).toISOString().startsWith(day) ? day : null;
}

function stateOn(row, group) {
  if (group === "over") return row.status in DONE && DONE[row.status] === "over" ? row.status : "ended";
  return row.status === "extended" || row.status === "ended_in_part" ? row.status : null;
}

function noteOf(row, group, words) {
  if (group === "until" && row.ends) return words.ends.replace("{date}", figures(row.ends));
  if (group === "later" && row.takes_effect) return words.begins.replace("{date}", figures(row.takes_effect));
  return words[stateOn(row, group)] ?? "";
}

function item(row, group, root, words) {
  const link = document.createElement("a");
  link.href = `${root}van-ban/${row.id.split("/").map(encodeURIComponent).join("/")}/`;
  const title = row.subject || row.identifier || row.id;
  link.textContent = title[0].toUpperCase() + title.slice(1);
  const about = document.createElement("small");
  const number = document.createElement("b");
  number.textContent = row.identifier ?? "";
  const rest = [row.date_issued ? figures(row.date_issued) : words.undated, row.issuer].filter(Boolean).join(", ");
  const note = noteOf(row, group, words);
  about.append(number, `${row.identifier && rest ? ", " : ""}${rest}${note ? ` – ${note}` : ""}`);
  const made = document.createElement("li");
  made.append(link, " ", about);
  return made;
}

// A body's list has rows of several relations: what it issued and what was sent to it count, each once.
function documents(rows) {
  const kept = rows.filter((row) => !row.relation || row.relation === "issued" || row.relation === "addressed");
  return [...new Map(kept.map((row) => [row.id, row])).values()];
}

function start(place) {
  const form = place.querySelector("form");
  const said = place.querySelector(".as-of");
  const words = JSON.parse(place.dataset.words);
  const built = new Map([...place.querySelectorAll("[data-group]")].map((group) =>
    [group, { hidden: group.hidden, items: [...group.querySelector("ul").children] }]));
  let rows = null;
  let asked = 0;

  async function show() {
    const day = dayOf(location.search);
    const turn = ++asked;
    form.elements.ngay.value = day ?? place.dataset.today;
    if (!day || day === place.dataset.today) {
      for (const [group, { hidden, items }] of built) {
        group.hidden = hidden;
        group.querySelector("ul").replaceChildren(...items);
      }
      said.textContent = words.on.replace("{date}", figures(place.dataset.today));
      return;
    }
    if (!rows) {
      said.textContent = words.loading;
      try {
        const answer = await fetch(place.dataset.counts);
        if (!answer.ok) throw new Error(answer.statusText);
        rows = documents(await answer.json());
      } catch {
        said.textContent = words.failed;
        return;
      }
      if (turn !== asked) return;
    }
    for (const group of built.keys()) {
      const name = group.dataset.group;
      const members = rows.filter((row) => groupOn(row, day) === name);
      const items = members.slice(0, MOST).map((row) => item(row, name, place.dataset.root, words));
      if (members.length > MOST) {
        const more = document.createElement("li");
        more.textContent = words.more.replace("{count}", members.length - MOST);
        items.push(more);
      }
      group.hidden = members.length === 0;
      if (name === "open" && group.localName === "details") group.open = true;
      group.querySelector("ul").replaceChildren(...items);
    }
    const none = [...built.keys()].every((group) => group.hidden);
    said.textContent = `${words["as-of"].replace("{date}", figures(day))}${none ? ` ${words.none}` : ""}`;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("ngay", form.elements.ngay.value);
    history.pushState(null, "", address);
    show();
  });
  addEventListener("popstate", show);
  show();
}

for (const place of document.querySelectorAll("[data-counts]")) start(place);
