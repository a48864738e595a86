/* Finds pages for what somebody typed. It knows nothing of the browser, so that it can be measured
   and tested by itself: data in, answers out.

   Each word of a question is looked up as it is, as the beginning of a longer word, and, only if
   nothing has it, with one or two letters wrong. Words are compared without accents, in a common
   spelling and without their endings; Arabic without diacritics, hamza and article. */
import MiniSearch from "./minisearch.js";

/* ---- Words ---- */

const MARKS = /[\p{M}\u0640]/gu;
const TOKEN = /[\p{L}\p{N}]+(?:[&'’\-‐‑][\p{L}\p{N}]+)*/gu;
const ARABIC = /^\p{Script=Arabic}/u;

export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/ة/g, "ه")
    .replace(/ى/g, "ي");
}

const ENDINGS = [
  [/['’]s?$/, ""],
  [/i[sz](?:ations?|ing|ed|ers?|es?)$/, "is"],
  [/(?:ations?|ating|ated|ates?)$/, "at"],
  [/ies$/, "y"],
  [/(s|x|z|ch|sh)es$/, "$1"],
  [/([^su])s$/, "$1"],
  [/(..[^aeiou])ing$/, "$1"],
  [/(..[^e])ed$/, "$1"],
  [/([^aeiouls])\1$/, "$1"],
  [/e$/, ""],
];

/* The part of a word that its forms share; what is left of it is never shorter than three letters. */
export function stem(word) {
  if (ARABIC.test(word)) {
    const bare = word.replace(/^(?:[وفبك]?ال|لل)/, "");
    const base = bare.length > 2 ? bare : word;
    return base.length > 4 ? base.replace(/(?:ات|ين|ون|ه)$/, "") : base;
  }
  if (word.length < 4 || /\d/.test(word)) return word;
  let stemmed = word;
  for (const [ending, kept] of ENDINGS) {
    const shorter = stemmed.replace(ending, kept);
    if (shorter.length >= 3) stemmed = shorter;
  }
  return stemmed;
}

/* Words that say nothing of the matter. They are left out of questions unless nothing else is left. */
const EMPTY = new Set(
  ("a an and any are as at be been but by can could did do does for from get give had has have he her " +
    "his how i if in into is it its just me my of on or our out over she should so some someone " +
    "somebody than that the their them then there they this those to us was we were what when which " +
    "who whose why will with would you your am about going le la les de des du un une et en el los " +
    "las del y o une al aux dans par pour que se con por para una anyone everyone everybody same now").split(" ")
);

/* "re-identification" is found as such, as "reidentification" and by its parts. */
function tokens(text) {
  const found = [];
  for (const [token] of fold(text).matchAll(TOKEN)) {
    found.push(token.replace(/[^\p{L}\p{N}&]/gu, ""));
    const parts = token.split(/[\-‐‑'’]/);
    if (parts.length > 1) found.push(...parts.filter((part) => part.length > 1));
  }
  return found;
}

/* ---- What readers say, and what the pages say instead ---- */

const SAME = [
  "police army soldier military authority government ministry official armed",
  "demand ask request require want order insist",
  "excel spreadsheet workbook worksheet sheet csv",
  "cloud google drive dropbox sharepoint bucket",
  "laptop computer phone tablet device usb mobile",
  "steal stolen theft thief lost lose missing took taken seize confiscate",
  "hack hacked hacker attack intrusion breach cyberattack compromise",
  "leak leaked breach expose exposed",
  "photo picture image portrait video",
  "delete erase wipe destroy shred disposal deletion",
  "supplier vendor contractor provider processor company",
  "invoice payment pay bank transfer",
  "evacuate evacuation exit leave flee withdrawal",
  "close closure closing end exit handover",
  "survey questionnaire interview assessment",
  "child children minor minors kid",
  "survivor victim abuse",
  "website web site page online internet",
  "fingerprint biometrics iris face facial",
  "ai chatgpt chatbot llm artificial model",
  "score scoring algorithm ranking prediction",
  "keep retain retention store",
  "long period schedule",
  "colleague staff employee insider worker",
  "account accounts login user",
  "password credential secret key",
  "track tracking tracker cookie pixel",
  "cc bcc blind copy recipient",
  "email mail mailing message",
  "donor funder grant",
  "partner ngo organisation agency",
  "location place coordinates map gps",
  "illiterate literacy read",
  "test testing trial demo",
  "food ration aid",
  "refuse refused deny denied exclusion excluded",
  "hospital clinic health medical",
];

const ALIKE = new Map();
for (const line of SAME) {
  const group = line.split(" ").map((word) => stem(word));
  for (const word of group) {
    ALIKE.set(word, [...new Set([...(ALIKE.get(word) || []), ...group])].filter((other) => other !== word));
  }
}

/* ---- The questions people ask ---- */

const HOW_TO = /^\s*(?:how (?:do|can|should|to|long)|what (?:do|should|can|must)|can|should|may|must|where do|who (?:do|should))\b/i;
const URGENT = /\b(?:help|emergency|urgent(?:ly)?|sos|now)\b/i;
const WRONG = /\b(?:breach(?:ed)?|hack(?:ed)?|leak(?:ed)?|attack(?:ed)?|ransom\w*|stolen|lost|gone wrong|exposed|incident)\b/i;
const HAPPENED = /\b(?:we|i)(?:'ve| have|'re| are| were| was)? (?:been |just |got |being )*(?:hacked|breached|attacked|leaked)\b/i;

export const isEmergency = (question) =>
  HAPPENED.test(question) || (URGENT.test(question) && (WRONG.test(question) || /^\s*help\s*$/i.test(question)));

/* More than a name: somebody tells what has happened or is about to. */
const isSituation = (question) => {
  const all = tokens(question);
  return all.length > 2 && all.some((word) => EMPTY.has(word));
};

/* ---- Finding ---- */

const FIELDS = { title: 4, slug: 2, names: 3, words: 1, text: 1.2, body: 0.7 };
const SHORT = 4; // a word of fewer letters is not taken for a misspelt one
const LONG = 8; // from here on two letters may be wrong
const WEIGHT = { exact: 1, prefix: 0.55, longer: 0.15, typo: 0.6, alike: 0.4 };

export class Search {
  constructor(heads) {
    this.kinds = heads.kinds.map(([id, one, many, any, how, situation]) => ({ id, one, many, any, how, situation }));
    this.weights = new Map(this.kinds.map((kind) => [kind.id, kind]));
    this.pages = heads.pages.map(([kind, url, title, names], id) => ({
      id, kind: this.kinds[kind].id, url, title, names: names ? names.split(", ") : [], text: "", body: "",
    }));
    this.exact = new Map();
    for (const page of this.pages) {
      for (const name of [page.title, slugOf(page.url), ...page.names]) {
        for (const spelling of spellings(name)) {
          if (!this.exact.has(spelling)) this.exact.set(spelling, []);
          this.exact.get(spelling).push([page.id, name === page.title || name === slugOf(page.url)]);
        }
      }
    }
    this.tiers = [];
    this.known = new Map(); // words as written → how often
    this.looked = new Map(); // words that were looked up → what was found
    const tier = this.index(["title", "slug", "names", "words"]);
    this.ready = tier
      .addAllAsync(
        heads.pages.map(([, url, title, names, words], id) => ({
          id, title, slug: slugOf(url), names, words: words.map((word) => heads.words[word]).join(", "),
        })),
        { chunkSize: 200 }
      )
      .then(() => this.join(tier));
  }

  index(fields) {
    return new MiniSearch({
      fields,
      tokenize: tokens,
      processTerm: (term) => {
        if (term.length < 2 && !ARABIC.test(term)) return null;
        this.known.set(term, (this.known.get(term) || 0) + 1);
        return stem(term);
      },
      searchOptions: { tokenize: (text) => [text], processTerm: (term) => term, boost: FIELDS },
    });
  }

  join(tier) {
    this.tiers.push(tier);
    this.looked.clear();
    this.byLength = new Map();
    for (const word of this.known.keys()) {
      if (!this.byLength.has(word.length)) this.byLength.set(word.length, []);
      this.byLength.get(word.length).push(word);
    }
    this.longest = Math.max(...this.byLength.keys());
  }

  /* Adds texts of the pages; `name` is "text" or "body". Nothing is found twice. */
  async add(name, texts) {
    const tier = this.index([name]);
    const added = [];
    texts.forEach((text, id) => {
      if (!text) return;
      this.pages[id][name] = text;
      added.push({ id, [name]: text });
    });
    await tier.addAllAsync(added, { chunkSize: 100 });
    this.join(tier);
  }

  /* The pages for a question, best first: [{page, score, terms}], `terms` being the words found. */
  find(question) {
    const words = this.words(question);
    const scores = new Map();
    words.forEach((word, position) => {
      for (const [id, score] of this.lookUp(word).scores) {
        if (!scores.has(id)) scores.set(id, new Array(words.length).fill(0));
        scores.get(id)[position] = score;
      }
    });
    const rarity = words.map((_, position) => {
      let number = 0;
      for (const found of scores.values()) if (found[position]) number += 1;
      return number ? Math.log(1 + this.pages.length / number) : 0;
    });
    const whole = rarity.reduce((sum, value) => sum + value, 0) || 1;
    const how = HOW_TO.test(question);
    const situation = isSituation(question);
    const found = [];
    for (const [id, parts] of scores) {
      const page = this.pages[id];
      const weight = this.weights.get(page.kind);
      let sum = 0;
      let covered = 0;
      parts.forEach((part, position) => {
        sum += part;
        if (part) covered += rarity[position];
      });
      let score = sum * (0.15 + (covered / whole) ** 1.5) * weight.any;
      if (how && weight.how !== 1) score *= weight.how;
      else if (situation) score *= weight.situation;
      found.push({ page, score });
    }
    const best = found.reduce((most, { score }) => Math.max(most, score), 1);
    const named = new Map();
    for (const spelling of spellings(question)) {
      for (const [id, title] of this.exact.get(spelling) || []) {
        named.set(id, Math.max(named.get(id) || 0, title ? 2 : 1));
      }
    }
    for (const result of found) {
      const hit = named.get(result.page.id);
      if (hit) result.score += best * hit * this.weights.get(result.page.kind).any;
      named.delete(result.page.id);
    }
    for (const [id, hit] of named) found.push({ page: this.pages[id], score: best * hit * this.weights.get(this.pages[id].kind).any });
    if (isEmergency(question)) {
      const help = found.find(({ page }) => page.url === "help-now/");
      const page = help?.page || this.pages.find(({ url }) => url === "help-now/");
      if (help) help.score = Infinity;
      else if (page) found.push({ page, score: Infinity });
    }
    found.sort((a, b) => b.score - a.score || a.page.id - b.page.id);
    // What shares a common word only is not an answer; but a reader gets something to look at.
    return found.filter(({ score }, place) => place < 5 || score > best * 0.12);
  }

  /* The stems by which pages answer a question, and the words it was corrected to:
     {stems, corrected: [[typed, [meant, …]], …]}. */
  reading(question) {
    const stems = new Set();
    const corrected = [];
    for (const word of this.words(question)) {
      stems.add(stem(word));
      const { meant } = this.lookUp(word);
      if (meant.length) corrected.push([word, meant]);
      for (const other of [...meant.map((known) => stem(known)), ...(ALIKE.get(stem(word)) || [])]) stems.add(other);
    }
    return { stems: [...stems], corrected };
  }

  /* The words of a question in the form in which they are looked up. */
  words(question) {
    const all = [...new Set(tokens(question).filter((word) => word.length > 1 || ARABIC.test(word)))];
    const telling = all.filter((word) => !EMPTY.has(word));
    return telling.length ? telling : all;
  }

  /* The pages with a word, as {scores: Map(id → score), meant: [words that it was taken for]}. */
  lookUp(word) {
    if (!this.looked.has(word)) this.looked.set(word, this.lookUpAnew(word));
    return this.looked.get(word);
  }

  lookUpAnew(word) {
    const stemmed = stem(word);
    const scores = new Map();
    const take = (term, options, weight) => {
      for (const tier of this.tiers) {
        for (const { id, score } of tier.search(term, options)) {
          scores.set(id, (scores.get(id) || 0) + score * weight);
        }
      }
    };
    take(stemmed, {}, WEIGHT.exact);
    // What is on many pages already needs no longer words besides; it would only take time.
    if (stemmed.length > 2 && scores.size < this.pages.length / 12) {
      take(stemmed, { prefix: true }, scores.size ? WEIGHT.longer : WEIGHT.prefix);
    }
    for (const other of ALIKE.get(stemmed) || []) take(other, {}, WEIGHT.alike);
    const meant = scores.size ? [] : this.meant(word);
    meant.forEach(({ word: other, distance }) => take(stem(other), {}, WEIGHT.typo / distance));
    return { scores, meant: meant.map((other) => other.word) };
  }

  /* The known words that an unknown one may be a misspelling of, or is made up of. */
  meant(word) {
    if (word.length < SHORT) return [];
    let edits = word.length < LONG ? 1 : 2;
    let near = this.near(word, edits);
    if (!near.length && word.length > LONG - 3) near = this.near(word, (edits += 1));
    if (near.length) return near;
    for (let at = 3; at <= word.length - 3; at += 1) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (halves.every((half) => this.known.has(half))) return halves.map((half) => ({ word: half, distance: 1 }));
    }
    // Perhaps the beginning of a longer word, with a letter wrong.
    return this.near(word, edits, true);
  }

  near(word, most, beginning = false) {
    const found = [];
    for (let length = word.length - most; length <= this.longest; length += 1) {
      if (!beginning && length > word.length + most) break;
      for (const other of this.byLength.get(length) || []) {
        const distance = beginning
          ? Math.min(
              edits(word, other.slice(0, word.length), most),
              edits(word, other.slice(0, word.length + 1), most)
            )
          : edits(word, other, most);
        if (distance <= most) found.push({ word: other, distance, often: this.known.get(other) });
      }
    }
    const least = found.reduce((min, { distance }) => Math.min(min, distance), most);
    return found
      .filter(({ distance }) => distance === least)
      .sort((a, b) => (b.word[0] === word[0]) - (a.word[0] === word[0]) || b.often - a.often)
      .slice(0, 4);
  }
}

/* How many letters are wrong, missing, added or swapped with their neighbour; `most` + 1 if more. */
export function edits(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last, row] = [[], [], []];
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length];
}

/* `text` in pieces, [[piece, whether it answers the question], …]. */
export function marked(text, stems) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const hit = answers(match[0], stems);
    if (!hit) continue;
    if (match.index > at) pieces.push([text.slice(at, match.index), false]);
    pieces.push([match[0], true]);
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}

const stemsOf = new Map(); // a word as it stands in a text → its stems; the same words come again

function answers(written, stems) {
  let own = stemsOf.get(written);
  if (!own) {
    own = tokens(written).map((word) => stem(word));
    stemsOf.set(written, own);
  }
  return own.some((stemmed) =>
    stems.some((wanted) => stemmed === wanted || (wanted.length > 2 && stemmed.startsWith(wanted)))
  );
}

/* The piece of `text` with most answers, at most about `length` letters long. */
export function excerpt(text, stems, length) {
  if (text.length <= length) return text;
  const hits = [...text.matchAll(TOKEN)].filter(([token]) => answers(token, stems));
  let start = 0;
  let most = 0;
  for (const hit of hits) {
    const within = hits.filter(({ index }) => index >= hit.index && index < hit.index + length - 60).length;
    if (within > most) [start, most] = [hit.index, within];
  }
  if (start + length * 0.5 > text.length) start = text.length - length;
  start = start < 60 ? 0 : text.lastIndexOf(" ", start - 30) + 1;
  const end = start + length < text.length ? text.lastIndexOf(" ", start + length) : text.length;
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}

const slugOf = (url) => url.split("/").filter(Boolean).pop()?.replace(/-/g, " ") || "";

/* A name as it may be typed: whole, without what stands in brackets, and that alone. */
function spellings(name) {
  const plain = (text) => tokens(text).filter((word) => !["the", "a", "an"].includes(word)).map((word) => stem(word)).join(" ");
  const bracket = /^(.*?)\s*\(([^)]+)\)\s*(.*)$/.exec(name);
  const forms = bracket ? [name, `${bracket[1]} ${bracket[3]}`, bracket[2]] : [name];
  for (const part of name.split(/\s*[/:]\s*/)) if (part !== name) forms.push(part);
  return [...new Set(forms.map(plain))].filter(Boolean);
}
