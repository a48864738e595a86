/* The search dialog. It is loaded when a reader first reaches for it, and loads in turn what pages
   are called, then what they are about; the full texts only on demand. Nothing that is typed leaves
   the browser. */
import { Search, excerpt, marked } from "./engine.js";

const { t, tn } = window.sdStrings;

const PAGE = 10; // results shown at a time
const WAIT = 20000; // milliseconds after which a file counts as not to be had
const here = new URL(".", import.meta.url);
const site = new URL("../../", here);

let search = null;
let loading = null;
let textsFailed = false;
let fullTexts = "no"; // no | loading | yes | failed
let parts = null;
let opener = null;
let kind = "";
let anchor = ""; // where on the page the reader was
let shown = PAGE;
let announcing = 0;
let remembering = 0;

/* ---- Data ---- */

async function load(name) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT);
  const url = new URL(name, here);
  try {
    const answer = await fetch(url, { signal: stop.signal }).catch(() =>
      // Offline: what the browser kept from an earlier visit is better than nothing.
      fetch(url, { cache: "force-cache", signal: stop.signal })
    );
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

function begin() {
  loading ||= load("heads.json")
    .then(async (heads) => {
      const made = new Search(heads);
      await made.ready;
      search = made;
      update();
      // The rest comes after the first answers, and its failure takes nothing away.
      load("texts.json")
        .then((texts) => search.add("text", texts))
        .catch(() => (textsFailed = true))
        .then(() => {
          parts.dialog.dataset.texts = textsFailed ? "missing" : "here";
          update();
        });
    })
    .catch(() => {
      loading = null;
      fail();
    });
  return loading;
}

async function addFullTexts() {
  fullTexts = "loading";
  update();
  try {
    const lists = await Promise.all(search.kinds.map(({ id }) => load(`bodies/${id}.json`)));
    await search.add("body", lists.flat());
    fullTexts = "yes";
  } catch {
    fullTexts = "failed";
  }
  update();
  parts.field.focus();
}

/* ---- The dialog ---- */

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const link = (path, text) => element("a", { href: new URL(path, site).href }, text);

function build() {
  const field = element("input", {
    type: "search", className: "sd-search__field", id: "sd-search-field", name: "q",
    autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "search",
    placeholder: t("What are you looking for?"), "aria-describedby": "sd-search-status",
  });
  const close = element("button", { type: "button", className: "sd-search__close" }, t("Close"));
  const form = element(
    "form", { className: "sd-search__form", role: "search", "aria-label": t("The whole site") },
    element("label", { htmlFor: "sd-search-field", className: "sd-search__label" }, t("Search")), field, close
  );
  const kinds = element("div", { className: "sd-search__kinds", role: "group", "aria-label": t("Show only"), hidden: true });
  const status = element("p", { className: "sd-search__status", id: "sd-search-status" });
  const spoken = element("p", { className: "sd-search__spoken", role: "status" });
  const notice = element("div", { className: "sd-search__notice", hidden: true });
  const list = element("ol", { className: "sd-search__list" });
  const more = element("div", { className: "sd-search__more" });
  const output = element("div", { className: "sd-search__output" }, notice, list, more);
  const dialog = element("dialog", { className: "sd-search", "aria-label": t("Search") }, form, kinds, status, spoken, output);
  parts = { dialog, field, kinds, status, spoken, notice, list, more, output };

  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("input", () => {
    shown = PAGE;
    update();
  });
  list.addEventListener("click", () => remember(field.value.trim())); // for the way back
  dialog.addEventListener("close", closed);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", move);
  document.body.append(dialog);
}

function style() {
  return new Promise((done) => {
    const sheet = element("link", { rel: "stylesheet", href: new URL("search.css", here).href });
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", done);
    document.head.append(sheet);
  });
}

/* Opens the dialog; `from` gets the focus back when it closes. */
export async function open(from, question) {
  if (!parts) {
    build();
    await style();
  }
  if (question !== undefined) parts.field.value = question;
  if (!parts.dialog.open) {
    opener = from;
    parts.dialog.showModal();
  }
  parts.field.focus();
  parts.field.select();
  update();
  begin();
}

/* Opens the dialog with what the address of the page asks for: #?q=… or, from elsewhere, ?q=… */
export function openFromAddress(from) {
  const inside = location.hash.startsWith("#?");
  const asked = new URLSearchParams(inside ? location.hash.slice(1) : location.search);
  kind = asked.get("in") || "";
  return open(from, asked.get("q") || "");
}

function closed() {
  clearTimeout(remembering);
  remember("");
  opener?.focus();
}

/* The question stands in the address, so that it can be sent to a colleague: behind the #, so that
   no host ever sees it, not even when the page is loaded again. */
function remember(question) {
  const address = new URL(location.href);
  if (!address.hash.startsWith("#?")) anchor = address.hash;
  address.searchParams.delete("q");
  address.searchParams.delete("in");
  const asked = new URLSearchParams(kind ? { q: question, in: kind } : { q: question });
  address.hash = question ? `?${asked}` : anchor;
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function move(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...parts.list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const inField = document.activeElement === parts.field;
  let to = null;
  if (event.key === "ArrowDown" && (inField || at >= 0)) to = links[at + 1];
  else if (event.key === "ArrowUp" && at >= 0) to = links[at - 1] || parts.field;
  else if (event.key === "Home" && at >= 0) to = links[0];
  else if (event.key === "End" && at >= 0) to = links[links.length - 1];
  else if (event.key === "Escape" && inField && parts.field.value) {
    // The browser would empty the field first; a reader who presses Escape wants to leave.
    event.preventDefault();
    parts.dialog.close();
  } else if (at >= 0 && event.key.length === 1 && event.key !== " ") parts.field.focus();
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/* ---- Results ---- */

function update() {
  if (!parts || !parts.dialog.open) return;
  const question = parts.field.value.trim();
  // Not at every letter: browsers allow an address to change only so often.
  clearTimeout(remembering);
  remembering = setTimeout(remember, 300, question);
  parts.more.replaceChildren();
  if (!search) {
    // If loading has failed, the message stays, however much is typed.
    if (loading) {
      parts.notice.hidden = true;
      say(t("Loading the search …"));
    }
    return;
  }
  parts.notice.hidden = true;
  if (question.length < 2) {
    parts.kinds.hidden = true;
    parts.list.replaceChildren();
    say(question ? t("Type one more letter.") : t("Type a word or say what happened, for example: laptop stolen."));
    if (!question) showWaysOn(t("Or start from here:"));
    return;
  }
  const found = search.find(question);
  const reading = search.reading(question);
  const counts = new Map();
  for (const { page } of found) counts.set(page.kind, (counts.get(page.kind) || 0) + 1);
  if (kind && !counts.has(kind)) kind = "";
  showKinds(counts, found.length);
  const wanted = kind ? found.filter(({ page }) => page.kind === kind) : found;
  const focused = document.activeElement?.closest(".sd-search__item a")?.href;
  parts.list.replaceChildren(...wanted.slice(0, shown).map(({ page }) => item(page, reading.stems)));
  // Results may be refined while a reader is already among them.
  if (focused) ([...parts.list.querySelectorAll("a")].find(({ href }) => href === focused) || parts.field).focus();
  say(summary(wanted.length, reading.corrected), true);
  if (wanted.length > shown) offer(tn("Show %(num)s more", "Show %(num)s more", Math.min(PAGE, wanted.length - shown)), showMore);
  if (!found.length) showWaysOn(t("Nothing found. Other words may help, or another way in:"));
  offerFullTexts();
}

function summary(number, corrected) {
  const results = number ? tn("%(num)s result", "%(num)s results", number) : t("No results");
  if (!corrected.length) return t("%(results)s.", { results });
  const readings = corrected.map(([typed, words]) => {
    const meant = words.reduce((one, other) => t("%(one)s or %(other)s", { one, other }));
    return t("“%(typed)s” read as %(meant)s", { typed, meant });
  });
  return t("%(results)s: %(readings)s.", { results, readings: readings.join("; ") });
}

function item(page, stems) {
  const marksOfTitle = marks(page.title, stems);
  const title = element("span", { className: "sd-search__title", dir: "auto" }, ...marksOfTitle);
  const label = search.kinds.find(({ id }) => id === page.kind).one;
  const inside = [element("span", { className: "sd-search__kind" }, label), " ", title];
  const named = marksOfTitle.some((mark) => typeof mark !== "string");
  const context = contextOf(page, stems, named);
  if (context) inside.push(" ", element("span", { className: "sd-search__text" }, ...context));
  return element("li", { className: `sd-search__item sd-search__item--${page.kind}` },
    element("a", { href: new URL(page.url, site).href }, ...inside));
}

/* Where the words stand: another name of the page, its summary or its text. */
function contextOf(page, stems, named) {
  const hit = (text) => text && marked(text, stems).some(([, found]) => found);
  const name = !named && page.names.find(hit);
  const text = page.body && !hit(page.text) && hit(page.body) ? page.body : page.text;
  const context = text ? marks(excerpt(text, stems, 170), stems) : [];
  if (!name) return context.length ? context : null;
  const [before, after] = t("Also: %(name)s").split("%(name)s");
  return [before, element("bdi", {}, ...marks(name, stems)), after, context.length ? ". " : "", ...context];
}

const marks = (text, stems) =>
  marked(text, stems).map(([piece, hit]) => (hit ? element("mark", {}, piece) : piece));

function showKinds(counts, all) {
  const focused = document.activeElement?.dataset?.kind;
  const button = (id, label, number) => {
    const made = element("button", { type: "button", className: "sd-search__filter", "aria-pressed": String(kind === id) },
      `${label} `, element("span", { className: "sd-search__count" }, String(number)));
    made.dataset.kind = id;
    made.addEventListener("click", () => {
      kind = id;
      shown = PAGE;
      update();
    });
    return made;
  };
  const choices = search.kinds.filter(({ id }) => counts.has(id));
  parts.kinds.hidden = choices.length < 2;
  parts.kinds.replaceChildren(button("", t("All"), all), ...choices.map(({ id, many }) => button(id, many, counts.get(id))));
  if (focused !== undefined) parts.kinds.querySelector(`[data-kind="${focused}"]`)?.focus();
}

function showMore() {
  const last = shown;
  shown += PAGE;
  update();
  parts.list.querySelectorAll("a")[last]?.focus();
}

function offer(text, act) {
  const button = element("button", { type: "button", className: "sd-search__offer" }, text);
  button.addEventListener("click", act);
  parts.more.append(button);
}

function offerFullTexts() {
  if (textsFailed) parts.more.append(element("p", {}, t("The summaries could not be loaded; titles and names were searched.")));
  if (fullTexts === "no") offer(t("Search the full texts too"), addFullTexts);
  if (fullTexts === "loading") parts.more.append(element("p", {}, t("Loading the full texts …")));
  if (fullTexts === "failed") {
    parts.more.append(element("p", {}, t("The full texts could not be loaded. Titles and summaries were searched.")));
    offer(t("Try again"), addFullTexts);
  }
}

/* ---- What is said ---- */

function say(text, later = false) {
  parts.status.textContent = text;
  clearTimeout(announcing);
  // A screen reader hears the outcome, not every letter on the way there.
  announcing = setTimeout(() => (parts.spoken.textContent = text), later ? 600 : 0);
}

function showWaysOn(text) {
  parts.notice.hidden = false;
  parts.notice.replaceChildren(
    element("p", {}, text),
    element("ul", {},
      element("li", {}, link("help-now/", t("Something has gone wrong: help now"))),
      element("li", {}, link("tags/", t("All words and tags"))),
      element("li", {}, link("glossary/", t("Glossary"))),
      element("li", {}, link("stories/", t("Stories"))))
  );
}

function fail() {
  if (!parts?.dialog.open) return;
  say("");
  showWaysOn(t("Or go on without the search:"));
  const again = element("button", { type: "button", className: "sd-search__offer" }, t("Try again"));
  again.addEventListener("click", () => {
    parts.notice.hidden = true;
    parts.field.focus();
    begin();
    update();
  });
  parts.notice.prepend(
    element("p", { role: "alert" }, navigator.onLine === false
      ? t("You seem to be offline, and the list of pages was not loaded before.")
      : t("The list of pages could not be loaded."), " ", again)
  );
}
