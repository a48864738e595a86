/* Each engine behind the same door: load it, then ask: question → addresses of pages, best first. */
const base = new URL("/", location.href);
const json = async (path) => (await fetch(new URL(path, base))).json();
const clean = (url) => new URL(url, base).pathname.replace(/^\//, "").replace(/\/$/, "");

async function ours(level) {
  const { Search } = await import(new URL("assets/search/engine.js", base));
  await fetch(new URL("assets/search/dialog.js", base)).then((answer) => answer.text());
  await fetch(new URL("assets/search/search.css", base)).then((answer) => answer.text());
  const search = new Search(await json("assets/search/heads.json"));
  await search.ready;
  if (level > 0) await search.add("text", await json("assets/search/texts.json"));
  if (level > 1) {
    const lists = await Promise.all(search.kinds.map(({ id }) => json(`assets/search/bodies/${id}.json`)));
    await search.add("body", lists.flat());
  }
  return async (question) => {
    search.looked.clear(); // the dialog keeps what it looked up; here each question counts for itself
    return search.find(question).map(({ page }) => clean(page.url));
  };
}

async function material(worker) {
  const index = await json("search/search_index.json");
  const thread = new Worker(new URL(worker, base));
  let reply;
  thread.onmessage = ({ data }) => reply?.(data);
  const send = (message) =>
    new Promise((done) => {
      reply = done;
      thread.postMessage(message);
    });
  globalThis.__md_search ||= {};
  await send({ type: 0, data: { config: index.config, docs: index.docs, options: {} } });
  return async (question) => {
    const { data } = await send({ type: 2, data: question });
    return (data.items || []).map(([first]) => clean(first.location));
  };
}

async function pagefind() {
  const engine = await import(new URL("pagefind/pagefind.js", base));
  await engine.init();
  return async (question) => {
    const { results } = await engine.search(question);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return pages.map(({ raw_url, url }) => clean(raw_url || url));
  };
}

async function minisearch() {
  const { default: MiniSearch } = await import(new URL("assets/search/minisearch.js", base));
  const heads = await json("assets/search/heads.json");
  const texts = await json("assets/search/texts.json");
  const engine = new MiniSearch({
    fields: ["title", "names", "words", "text"],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, names: 3 } },
  });
  const words = (numbers) => numbers.map((number) => heads.words[number]).join(", ");
  engine.addAll(heads.pages.map(([, , title, names, numbers], id) => ({ id, title, names, words: words(numbers), text: texts[id] })));
  return async (question) => engine.search(question).map(({ id }) => clean(heads.pages[id][1]));
}

async function hybrid() {
  const [first, rest] = [await ours(0), await pagefind()];
  return async (question) => {
    const found = await first(question);
    if (found.length >= 3) return found;
    return [...new Set([...found, ...(await rest(question))])];
  };
}

const engines = {
  material, pagefind, minisearch, hybrid, heads: () => ours(0), texts: () => ours(1), bodies: () => ours(2),
};

export async function load(name, extra) {
  globalThis.ask = await engines[name](extra);
}

export async function time(questions) {
  const took = [];
  for (const question of questions) {
    const began = performance.now();
    await globalThis.ask(question);
    took.push(performance.now() - began);
  }
  return took;
}
