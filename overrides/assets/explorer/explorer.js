/* The explorer: all entries in one list that is filtered in the reader's browser. The choices are
   in the address. Without this script, or if the data does not come, the plain lists stay. */
(function () {
  "use strict";
  var doc = document;
  var box = doc.querySelector("[data-sd-explorer]");
  var plain = doc.querySelector("[data-sd-plain]");
  var script = doc.currentScript;
  if (!box || !plain || !script || !window.URLSearchParams || !window.fetch) return;

  var t = window.sdStrings.t;
  var tn = window.sdStrings.tn;
  var FIRST = 50; /* entries shown before somebody asks for all */

  function one(selector) {
    return box.querySelector(selector);
  }

  function make(tag, name, text) {
    var element = doc.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /* "Türkiye" is found by "turkiye". */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  fetch(script.dataset.entries)
    .then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    })
    .then(start)
    .catch(function (error) {
      box.hidden = true;
      plain.hidden = false;
      plain.querySelector("[data-sd-plain-note]").textContent =
        t("The filters could not be loaded. These lists lead to the same entries; reload the page to try again.");
      if (!(error instanceof TypeError) && !/^\d+$/.test(error.message)) throw error;
    });

  function start(data) {
    var words = []; /* by number: {facet, id, label} */
    var facets = data.facets.map(function (facet) {
      var own = { key: facet[0], label: facet[1], note: facet[2], words: [] };
      facet[3].forEach(function (word) {
        var known = { facet: own, id: word[0], label: word[1], number: words.length };
        own.words.push(known);
        words.push(known);
      });
      return own;
    });
    var top = new URL("..", location.href.split(/[?#]/)[0]);
    var entries = data.entries.map(function (entry, position) {
      return {
        kind: entry[0],
        url: new URL(data.folders[entry[0]] + "/" + entry[1] + "/", top).href,
        title: entry[2],
        summary: entry[3],
        facts: entry[4],
        words: entry[5],
        text: fold(entry[2] + " " + entry[3] + " " + entry[4]),
        newest: position
      };
    });
    var sorts = {
      newest: function (a, b) { return a.newest - b.newest; },
      title: function (a, b) { return a.title.localeCompare(b.title, doc.documentElement.lang) || a.newest - b.newest; },
      kind: function (a, b) { return a.kind - b.kind || a.newest - b.newest; }
    };
    var state = { q: "", sort: "newest", chosen: {} };
    var shown = [];
    var all = false;

    var input = one("#sd-x-q");
    var select = one("#sd-x-sort");
    var heading = one("#sd-x-count");
    var live = one(".sd-x-live");
    var list = one(".sd-x-list");
    var picked = one(".sd-x-picked");
    var more = one(".sd-x-more");

    /* ---- The address ---- */

    /* What is chosen stands in the query. What is typed stands behind "#", the part of an address
       that browsers do not send: it goes nowhere, as the privacy page says. */
    function read() {
      var query = new URLSearchParams(location.search);
      var typed = location.hash.slice(0, 2) === "#?" ? location.hash.slice(2) : ""; /* q is the search's */
      state = { q: new URLSearchParams(typed).get("text") || query.get("q") || "", sort: query.get("sort") || "", chosen: {} };
      if (!Object.prototype.hasOwnProperty.call(sorts, state.sort)) state.sort = "newest";
      var strange = [];
      facets.forEach(function (facet) {
        var asked = query.getAll(facet.key).join(",").split(",").filter(Boolean);
        state.chosen[facet.key] = facet.words.filter(function (word) {
          return asked.indexOf(word.id) >= 0;
        }).map(function (word) { return word.number; });
        asked.forEach(function (id) {
          if (!facet.words.some(function (word) { return word.id === id; })) strange.push(id);
        });
      });
      return strange;
    }

    function address() {
      var parts = [];
      facets.forEach(function (facet) {
        var ids = state.chosen[facet.key].map(function (n) { return encodeURIComponent(words[n].id); });
        if (ids.length) parts.push(facet.key + "=" + ids.join(","));
      });
      if (state.sort !== "newest") parts.push("sort=" + state.sort);
      var typed = state.q.trim() ? "#?text=" + encodeURIComponent(state.q.trim()).replace(/%20/g, "+") : "";
      return location.pathname + (parts.length ? "?" + parts.join("&") : "") + typed;
    }

    function remember(step) {
      var url = address();
      if (url === location.pathname + location.search + location.hash) return;
      history[step ? "pushState" : "replaceState"](null, "", url);
    }

    /* ---- Filtering ---- */

    /* An entry that fails no facet counts for all of them; one that fails a single facet counts for
       that facet only, since its numbers tell what choosing there would bring. */
    function filter() {
      var asked = fold(state.q).split(/\s+/).filter(Boolean);
      var counts = words.map(function () { return 0; });
      var active = facets.filter(function (facet) { return state.chosen[facet.key].length; });
      shown = entries.filter(function (entry) {
        if (!asked.every(function (word) { return entry.text.indexOf(word) >= 0; })) return false;
        var failed = active.filter(function (facet) {
          return !state.chosen[facet.key].some(function (n) { return entry.words.indexOf(n) >= 0; });
        });
        if (failed.length > 1) return false;
        entry.words.forEach(function (n) {
          if (!failed.length || words[n].facet === failed[0]) counts[n] += 1;
        });
        return !failed.length;
      });
      shown.sort(sorts[state.sort]);
      return counts;
    }

    /* ---- Showing ---- */

    function build() {
      var wide = window.matchMedia("(min-width: 60em)").matches;
      one(".sd-x-filters").open = wide;
      facets.forEach(function (facet, position) {
        if (!facet.words.length) return;
        var details = make("details");
        details.open = wide && position < 3;
        var summary = make("summary", "", facet.label);
        facet.told = summary.appendChild(make("span", "sd-x-chosen"));
        details.appendChild(summary);
        var group = make("fieldset");
        group.appendChild(make("legend", "sd-hidden", facet.label));
        if (facet.note) group.appendChild(make("p", "", facet.note));
        var items = make("ul");
        facet.words.forEach(function (word) {
          var label = make("label");
          word.box = make("input");
          word.box.type = "checkbox";
          word.box.name = facet.key;
          word.box.value = word.id;
          word.box.addEventListener("change", function () {
            choose(word, word.box.checked);
          });
          word.told = make("span", "sd-count");
          label.append(word.box, make("span", "", word.label), " ", word.told);
          items.appendChild(make("li")).appendChild(label);
        });
        group.appendChild(items);
        details.appendChild(group);
        facet.details = details;
        one(".sd-x-facets").appendChild(details);
      });
    }

    function choose(word, on) {
      var chosen = state.chosen[word.facet.key];
      state.chosen[word.facet.key] = on
        ? chosen.concat(word.number).sort(function (a, b) { return a - b; })
        : chosen.filter(function (n) { return n !== word.number; });
      change(true);
    }

    function change(step, told) {
      all = false;
      show(told);
      remember(step);
    }

    function show(told) {
      var counts = filter();
      var total = 0;
      input.value === state.q || (input.value = state.q);
      select.value = state.sort;
      facets.forEach(function (facet) {
        if (!facet.words.length) return;
        var chosen = state.chosen[facet.key];
        total += chosen.length;
        facet.told.textContent = chosen.length ? " " + chosenText(chosen.length) : "";
        facet.words.forEach(function (word) {
          word.box.checked = chosen.indexOf(word.number) >= 0;
          word.told.textContent = counts[word.number];
        });
      });
      one(".sd-x-filters .sd-x-chosen").textContent = total ? " " + chosenText(total) : "";
      heading.textContent = shown.length === entries.length
        ? tn("%(num)s entry", "%(num)s entries", entries.length)
        : tn("%(shown)s of %(num)s entry", "%(shown)s of %(num)s entries", entries.length, { shown: shown.length });
      say(told || heading.textContent, !told);
      one(".sd-x-none").hidden = shown.length > 0;
      showPicked(total);
      showList();
    }

    function chosenText(number) {
      return tn("%(num)s chosen", "%(num)s chosen", number);
    }

    /* The number stands in the heading; screen readers hear it from here. */
    function say(text, quietly) {
      live.classList.toggle("sd-hidden", Boolean(quietly));
      live.textContent = text;
    }

    function showPicked(total) {
      picked.textContent = "";
      picked.hidden = !total && !state.q.trim();
      facets.forEach(function (facet) {
        state.chosen[facet.key].forEach(function (n) {
          var choice = { facet: facet.label, word: words[n].label };
          var button = make("button", "sd-x-button", t("%(facet)s: %(word)s", choice) + " ");
          button.type = "button";
          button.appendChild(make("span", "", "×")).setAttribute("aria-hidden", "true");
          button.setAttribute("aria-label", t("Remove %(facet)s: %(word)s", choice));
          button.addEventListener("click", function () {
            choose(words[n], false);
            heading.focus();
          });
          picked.appendChild(make("li")).appendChild(button);
        });
      });
      var clear = make("button", "sd-x-button", t("Clear all"));
      clear.type = "button";
      clear.dataset.sdClear = "";
      picked.appendChild(make("li")).appendChild(clear);
    }

    function showList() {
      var some = all ? shown : shown.slice(0, FIRST);
      var items = doc.createDocumentFragment();
      some.forEach(function (entry) {
        var item = make("li", "sd-entry sd-entry--" + data.kinds[entry.kind]);
        var link = make("a", "", entry.title);
        link.href = entry.url;
        item.appendChild(make("p", "sd-entry__title")).appendChild(link);
        var facts = data.names[entry.kind] + (entry.facts ? " · " + entry.facts : "");
        item.appendChild(make("p", "sd-entry__facts", facts));
        if (entry.summary) item.appendChild(make("p", "sd-entry__summary", entry.summary));
        items.appendChild(item);
      });
      list.textContent = "";
      list.appendChild(items);
      more.hidden = some.length === shown.length;
      one("[data-sd-all]").textContent = tn("Show all %(num)s entry", "Show all %(num)s entries", shown.length);
    }

    /* ---- Taking it along ---- */

    function copy() {
      var url = location.origin + address();
      var done = function () { say(t("Link copied.")); };
      var failed = function () {
        say(t("Copy this address: %(address)s", { address: url }));
      };
      if (navigator.clipboard) navigator.clipboard.writeText(url).then(done, failed);
      else failed();
    }

    /* RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    function cell(text) {
      text = String(text);
      if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
      var special = /[",\r\n]/;
      return special.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    }

    function csv() {
      var columns = facets.slice(1);
      var rows = [[t("Kind"), t("Title"), t("Address"), t("Summary"), t("Details")].concat(
        columns.map(function (facet) { return facet.label; })
      )];
      shown.forEach(function (entry) {
        rows.push([data.names[entry.kind], entry.title, entry.url, entry.summary, entry.facts].concat(
          columns.map(function (facet) {
            return entry.words.filter(function (n) { return words[n].facet === facet; })
              .map(function (n) { return words[n].label; }).join("; ");
          })
        ));
      });
      return rows.map(function (row) { return row.map(cell).join(",") + "\r\n"; }).join("");
    }

    function download() {
      var file = new Blob(["\ufeff", csv()], { type: "text/csv;charset=utf-8" });
      var link = make("a");
      link.href = URL.createObjectURL(file);
      link.download = "entries.csv";
      doc.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      say(tn("%(num)s entry saved as %(file)s.", "%(num)s entries saved as %(file)s.", shown.length, { file: link.download }));
    }

    /* ---- What the reader does ---- */

    input.addEventListener("input", function () {
      state.q = input.value;
      change(false);
    });
    one(".sd-x-form").addEventListener("submit", function (event) {
      event.preventDefault();
      heading.focus();
    });
    select.addEventListener("change", function () {
      state.sort = select.value;
      change(true);
    });
    box.addEventListener("click", function (event) {
      if (!event.target.closest("[data-sd-clear]")) return;
      state.q = "";
      facets.forEach(function (facet) { state.chosen[facet.key] = []; });
      change(true);
      heading.focus();
    });
    one("[data-sd-copy]").addEventListener("click", copy);
    one("[data-sd-csv]").addEventListener("click", download);
    one("[data-sd-all]").addEventListener("click", function () {
      all = true;
      showList();
      var next = list.children[FIRST];
      if (next) next.querySelector("a").focus();
    });
    window.addEventListener("popstate", function () {
      read();
      all = false;
      show();
    });
    window.addEventListener("beforeprint", function () {
      all = true;
      showList();
    });

    build();
    var strange = read();
    facets.forEach(function (facet) {
      if (facet.details && state.chosen[facet.key].length) facet.details.open = one(".sd-x-filters").open;
    });
    show(strange.length ? t("Not known here, and left out: %(words)s.", { words: strange.join(", ") }) : undefined);
    plain.hidden = true;
    box.hidden = false;
  }
})();
