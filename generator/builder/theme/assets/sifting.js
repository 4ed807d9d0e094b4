// The list of duties by body, topic, place and days that the address names. Without this script the list stands whole.

const AT_ONCE = 50;
const FIELDS = ["co-quan", "chu-de", "dia-phuong", "tu", "den"];
const STATES = ["coming", "past", "open"];

const figures = (iso) => iso.slice(0, 10).split("-").reverse().join("/");
const clock = (iso) => (/T(\d\d:\d\d)/.exec(iso)?.[1] ?? "");
const isDay = (iso) => /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(Date.parse(iso));
const dayNumber = (iso) => (isDay(iso) ? Date.parse(iso) / 86400000 : null);

// Duties that answer the question, by their place in the columns, in the order of the list: not yet due and the nearest
// first, past due and the latest first, without a deadline; of one day, the newest document first. A day asked for leaves
// out what has no deadline.
export function sifted(columns, asked, today) {
  const { bodies, topics, places, documents, document, due } = columns;
  const at = (list, key) => list.findIndex(([slug]) => slug === key);
  const topic = at(topics, asked["chu-de"]);
  const place = at(places, asked["dia-phuong"]);
  const [from, to, now] = [asked.tu, asked.den, today].map(dayNumber);
  let start = 0;
  let end = due.length;
  if (asked["co-quan"]) {
    const body = at(bodies, asked["co-quan"]);
    start = bodies.slice(0, Math.max(0, body)).reduce((sum, [, , count]) => sum + count, 0);
    end = body < 0 ? start : start + bodies[body][2];
  }
  const found = [];
  for (let one = start; one < end; one += 1) {
    const [itsTopics, itsPlaces] = documents[document[one]];
    if ((!asked["chu-de"] || itsTopics.includes(topic)) && (!asked["dia-phuong"] || itsPlaces.includes(place))
      && (from === null || (due[one] !== null && due[one] >= from))
      && (to === null || (due[one] !== null && due[one] <= to))) found.push(one);
  }
  const state = (one) => (due[one] === null ? 2 : Number(due[one] < now));
  const near = (one) => (due[one] === null ? 0 : Math.abs(due[one] - now));
  return found.sort((a, b) => state(a) - state(b) || near(a) - near(b) || document[a] - document[b] || a - b);
}

export function stateOf(row, today) {
  if (!row.due) return "open";
  return row.due.slice(0, 10) >= today ? "coming" : "past";
}

function made(name, ...parts) {
  const element = document.createElement(name);
  element.append(...parts);
  return element;
}

function link(address, words) {
  const element = made("a", words);
  element.href = address;
  return element;
}

// What has become of the document that gives a duty: `đã bị thu hồi`.
function standing({ standing: words }) {
  if (!words) return [];
  const tag = made("span", words);
  tag.className = "tag";
  return [" ", tag];
}

function line(row, today, root, words) {
  const page = `${root}van-ban/${row.id.split("/").map(encodeURIComponent).join("/")}/`;
  const due = made("td", words["no-due"]);
  if (row.due) {
    const time = made("time", `${clock(row.due)} ${figures(row.due)}`.trim());
    time.dateTime = row.due.slice(0, 10);
    due.replaceChildren(time);
    if (stateOf(row, today) === "past") due.replaceChildren(made("span", time, " ", made("small", words.overdue ?? "")));
  }
  const cells = [
    made("th", row.agency_slug ? link(`${root}co-quan/${row.agency_slug}/`, row.agency) : row.agency),
    due,
    made("td", made("span", words[row.role] ?? row.role)),
    made("td", made("span", made("q", row.said), ...row.beside.flatMap((said) => [made("br"), made("small", said)]))),
    made("td", made("span", link(page + (row.provision ? `#${row.provision}` : ""), row.document), ...standing(row))),
  ];
  cells[0].scope = "row";
  ["agency", "due", "role", "what", "document"].forEach((key, at) => {
    if (at) cells[at].dataset.label = words[key];
  });
  return made("tr", ...cells);
}

function table(rows, today, root, words) {
  const heads = ["agency", "due", "role", "what", "document"].map((key) => made("th", words[key]));
  for (const head of heads) head.scope = "col";
  const whole = made("table", made("thead", made("tr", ...heads)),
    made("tbody", ...rows.map((row) => line(row, today, root, words))));
  whole.className = "cards duties";
  const wide = made("div", whole);
  wide.className = "wide";
  return wide;
}

// What is fetched, once each.
function fetching() {
  const known = new Map();
  return (address) => {
    if (!known.has(address)) {
      known.set(address, fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.json();
      }).catch((problem) => {
        known.delete(address);
        throw problem;
      }));
    }
    return known.get(address);
  };
}

function start(place) {
  const form = place.querySelector("form");
  const folded = form.querySelector(".fold");
  const count = place.querySelector(".count");
  const results = place.querySelector(".sifted");
  const whole = form.querySelector("a");
  const words = JSON.parse(place.dataset.words);
  const { today, root } = place.dataset;
  const list = [...place.parentElement.children].slice([...place.parentElement.children].indexOf(place) + 1)
    .filter((element) => !element.matches(".formats"));
  const get = fetching();
  let turns = 0;

  // The choices come with the columns, which are asked for when somebody can see the form.
  async function columns() {
    const read = await get(place.dataset.sift);
    const choices = { "co-quan": read.bodies, "chu-de": read.topics, "dia-phuong": read.places };
    for (const [name, entries] of Object.entries(choices)) {
      if (form.elements[name].options.length === 1) {
        form.elements[name].append(...entries.map(([slug, said]) => new Option(said, slug)));
      }
    }
    return read;
  }

  async function rowsOf(read, ordinals) {
    const files = [...new Set(ordinals.map((one) => Math.floor(one / read.per_file)))];
    const address = (file) => new URL(`rows-${file}.json?${read.version}`, new URL(place.dataset.sift, location.href));
    const got = new Map(await Promise.all(files.map(async (file) => [file, await get(address(file).href)])));
    return ordinals.map((one) => {
      const row = got.get(Math.floor(one / read.per_file))[one % read.per_file];
      // the site was built again since the columns came: other rows may stand there now
      if (!row || dayNumber(row.due?.slice(0, 10) ?? "") !== read.due[one]) throw new Error("rows of another build");
      return row;
    });
  }

  async function show(most = AT_ONCE) {
    turns += 1;
    const turn = turns;
    const parameters = new URLSearchParams(location.search);
    const asked = Object.fromEntries(FIELDS.map((key) => [key, parameters.get(key) ?? ""]));
    for (const key of ["tu", "den"]) if (!isDay(asked[key])) asked[key] = ""; // what is no day asks nothing
    const any = FIELDS.some((key) => asked[key]);
    whole.hidden = !any;
    if (!any) {
      for (const key of FIELDS) form.elements[key].value = "";
      unsifted("");
      return;
    }
    folded.open = true;
    if (most === AT_ONCE) count.textContent = words.loading;
    try {
      const read = await columns();
      const found = sifted(read, asked, today);
      const rows = await rowsOf(read, found.slice(0, most));
      if (turn !== turns) return;
      for (const key of FIELDS) form.elements[key].value = asked[key];
      for (const element of list) element.hidden = true;
      count.textContent = found.length ? words.count.replace("{count}", found.length) : words.none;
      results.replaceChildren(...STATES.flatMap((state) => {
        const members = rows.filter((row) => stateOf(row, today) === state);
        return members.length ? [made("h2", words[state]), table(members, today, root, words)] : [];
      }));
      if (found.length > most) {
        const more = made("button", words.more.replace("{count}", found.length - most));
        more.type = "button";
        more.addEventListener("click", async () => {
          await show(most + AT_ONCE);
          results.querySelectorAll("tbody tr")[most]?.querySelector("a")?.focus({ preventScroll: true });
        });
        results.append(more);
      }
    } catch {
      if (turn === turns) unsifted(words.failed);
    }
  }

  // The whole list, and what is said above it.
  function unsifted(said) {
    for (const element of list) element.hidden = false;
    count.textContent = said;
    results.replaceChildren();
  }

  function choices() {
    if (form.querySelector(".fields").offsetParent) columns().catch(() => { count.textContent = words.failed; });
  }

  function go(address) {
    history.pushState(null, "", address);
    show();
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.search = "";
    for (const key of FIELDS) if (form.elements[key].value) address.searchParams.set(key, form.elements[key].value);
    go(address);
  });
  whole.addEventListener("click", (event) => {
    event.preventDefault();
    go(new URL(".", location.href));
  });
  folded.addEventListener("toggle", choices);
  addEventListener("popstate", () => show());
  choices();
  show();
}

for (const place of document.querySelectorAll("[data-sift]")) start(place);
