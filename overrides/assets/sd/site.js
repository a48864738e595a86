/* What this site adds to its pages: definitions of terms in place, the choice of colours, and a few
   helps for the keyboard. Small, without dependencies, and nothing here is needed to read. */
(function () {
  "use strict";
  var doc = document;
  var root = doc.documentElement;

  /* ---- What scripts say: the English text, or what another language has for it in sdMessages. ---- */
  var said = window.sdMessages || {};

  /* A place that has no value stays, for an element to be put there. */
  function fill(message, values) {
    return message.replace(/%\((\w+)\)s/g, function (place, name) {
      var value = (values || {})[name];
      return value === undefined ? place : value.toLocaleString(root.lang);
    });
  }

  function t(message, values) {
    return fill(said[message] || message, values);
  }

  /* `num` is the count, unless the values say it. */
  function tn(one, many, count, values) {
    var forms = said[one] || { one: one, other: many };
    var form = new Intl.PluralRules(root.lang).select(count);
    return fill(forms[form] || forms.other, Object.assign({ num: count }, values));
  }

  window.sdStrings = { t: t, tn: tn };

  function each(selector, act) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), act);
  }

  /* Addresses are typed by people: one that is no valid encoding is taken as it is. */
  function decoded(address) {
    try {
      return decodeURIComponent(address);
    } catch (error) {
      return address;
    }
  }

  /* An element with attributes and children; a text among the children stays text. */
  function make(tag, attributes, children) {
    var element = doc.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    element.append.apply(element, children || []);
    return element;
  }

  /* ---- Colours: as the system, light or dark. The choice stays in this browser. ---- */
  var schemes = ["system", "light", "dark"];
  var names = { system: t("as on your device"), light: t("light"), dark: t("dark") };

  function scheme() {
    return root.dataset.sdScheme || "system";
  }

  function showScheme() {
    each("[data-sd-scheme-switch]", function (button) {
      button.hidden = false;
      button.querySelector(".sd-scheme__name").textContent = t("Colours: %(scheme)s", { scheme: names[scheme()] });
      button.title = t("Colours: %(scheme)s. Change", { scheme: names[scheme()] });
    });
  }

  function nextScheme() {
    var chosen = schemes[(schemes.indexOf(scheme()) + 1) % schemes.length];
    if (chosen === "system") delete root.dataset.sdScheme;
    else root.dataset.sdScheme = chosen;
    try {
      if (chosen === "system") localStorage.removeItem("sd-scheme");
      else localStorage.setItem("sd-scheme", chosen);
    } catch (error) {
      /* Storage is refused: the choice holds for this page only. */
    }
    showScheme();
  }

  each("[data-sd-scheme-switch]", function (button) {
    button.addEventListener("click", nextScheme);
  });
  showScheme();

  /* ---- Search: nothing of it is loaded before somebody reaches for it. ---- */
  var searchLink = doc.querySelector(".sd-search-open");
  var searchFiles = searchLink && new URL(searchLink.dataset.sdSearchFiles, location.href).href;
  var searchTries = 0;

  function openSearch(opener, ask) {
    import(searchFiles + "dialog.js" + (searchTries ? "?try=" + searchTries : "")).then(
      function (search) {
        if (ask === true) search.openFromAddress(opener);
        else search.open(opener, ask);
      },
      function () {
        searchTries += 1; /* browsers remember a script that did not come, under its address */
        var before = doc.querySelector(".sd-search-failed");
        if (before) before.remove(); /* and put in anew, so that it is read out again */
        var said = t("The search could not be loaded. Try again, or look through %(link)sall words and tags%(end)s.")
          .split(/%\((?:link|end)\)s/);
        doc.querySelector(".md-header").after(make("p", { class: "sd-search-failed", role: "alert" },
          [said[0], make("a", { href: searchLink.href }, [said[1]]), said[2]]));
      }
    );
  }

  if (searchLink && window.HTMLDialogElement) {
    searchLink.setAttribute("role", "button");
    searchLink.setAttribute("aria-haspopup", "dialog");
    each("[data-sd-search]", function (button) {
      button.hidden = false;
      button.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        openSearch(button, button.dataset.sdSearch || undefined);
      });
    });
    doc.addEventListener("keydown", function (event) {
      var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
      if (event.key === " " && event.target === searchLink) searchLink.click();
      else if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) openSearch(doc.activeElement);
      else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !doc.querySelector("dialog[open]")) openSearch(doc.activeElement);
      else return;
      event.preventDefault();
    });
    /* An address may carry a question, so that a search can be sent. The explorer has its own. */
    var openFromAddress = function () {
      var asked = /^#\?(.*&)?q=./.test(location.hash) ||
        (new URLSearchParams(location.search).get("q") && !doc.querySelector("script[data-entries]"));
      if (asked) openSearch(searchLink, true);
    };
    window.addEventListener("hashchange", openFromAddress);
    openFromAddress();
  }

  /* ---- The menu on narrow screens closes by Escape and by a click elsewhere. ---- */
  var menu = doc.querySelector(".sd-menu");
  if (menu) {
    doc.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      var inside = menu.contains(doc.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    });
    doc.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }

  /* ---- Terms: the definition on hover, on keyboard focus, and on the first tap. ---- */
  var tip = null;
  var owner = null;
  var closing = 0;
  var pointer = "";

  function build() {
    /* The link is for fingers; by keyboard, Enter on the term itself leads to the same page. */
    tip = make("div", { class: "sd-tip", hidden: "" }, [
      make("p", { class: "sd-tip__text", id: "sd-tip-text", role: "tooltip" }),
      make("p", { class: "sd-tip__more" }, [make("a", { tabindex: "-1" })])
    ]);
    (doc.querySelector("main") || doc.body).appendChild(tip);
    tip.addEventListener("pointerenter", function () {
      clearTimeout(closing);
    });
    tip.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse" && doc.activeElement !== owner) closeSoon();
    });
  }

  function place() {
    var edge = 8;
    var box = owner.getClientRects()[0] || owner.getBoundingClientRect();
    var width = Math.min(360, root.clientWidth - 2 * edge);
    tip.style.width = width + "px";
    var left = Math.max(edge, Math.min(box.left, root.clientWidth - width - edge));
    var top = box.bottom + 6;
    if (top + tip.offsetHeight > window.innerHeight && box.top - 6 - tip.offsetHeight > 0) {
      top = box.top - 6 - tip.offsetHeight;
    }
    tip.style.left = "0";
    tip.style.top = "0";
    var origin = tip.getBoundingClientRect();
    tip.style.left = left - origin.left + "px";
    tip.style.top = top - origin.top + "px";
  }

  function open(term) {
    clearTimeout(closing);
    if (owner === term) return;
    if (!tip) build();
    close();
    owner = term;
    tip.querySelector(".sd-tip__text").textContent = term.dataset.definition;
    var more = tip.querySelector("a");
    more.href = term.href;
    more.textContent = t("More about “%(term)s”", { term: term.dataset.term });
    term.setAttribute("aria-describedby", "sd-tip-text");
    tip.hidden = false;
    place();
  }

  function close() {
    clearTimeout(closing);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  }

  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(close, 250);
  }

  each("a.sd-term[data-definition]", function (term) {
    term.addEventListener("pointerenter", function (event) {
      if (event.pointerType === "mouse") open(term);
    });
    term.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse" && doc.activeElement !== term) closeSoon();
    });
    term.addEventListener("focus", function () {
      /* A finger's tap also focuses; it opens by its click, which must not follow the link. */
      if (pointer !== "touch" && pointer !== "pen") open(term);
    });
    term.addEventListener("blur", closeSoon);
    term.addEventListener("click", function (event) {
      if ((pointer !== "touch" && pointer !== "pen") || owner === term) return;
      event.preventDefault();
      open(term);
    });
  });

  doc.addEventListener(
    "pointerdown",
    function (event) {
      pointer = event.pointerType;
      if (owner && event.target !== owner && !tip.contains(event.target)) close();
      else clearTimeout(closing);
    },
    true
  );
  doc.addEventListener(
    "keydown",
    function (event) {
      pointer = "";
      if (event.key === "Escape" && owner) close();
    },
    true
  );
  window.addEventListener("resize", close);

  /* ---- Long lists: a field that leaves only the items that have the words typed. ---- */
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  }

  each("[data-sd-filter]", function (box, number) {
    var parts = [];
    var items = Array.prototype.map.call(doc.querySelectorAll(box.dataset.sdFilter), function (item) {
      var list = item.closest("table") || item.parentElement;
      var part = parts.find(function (known) { return known.list === list; });
      if (!part) {
        var fold = item.closest("details.sd-fold");
        var around = [];
        var before = (fold || list).previousElementSibling;
        while (before && before.matches("p")) { around.push(before); before = before.previousElementSibling; }
        if (before && before.matches("h2")) around.push(before);
        part = { list: list, fold: fold, around: around, items: [], link: null };
        if (before && before.id) part.link = doc.querySelector('.sd-letters a[href="#' + CSS.escape(before.id) + '"]');
        parts.push(part);
      }
      part.items.push(item);
      /* In the glossary, definitions would find too much: its names, and the words of others. */
      var name = item.querySelector("dt") || item;
      return { element: item, text: plain(name.textContent + " " + (item.dataset.sdWords || "")) };
    });
    if (!items.length) return;
    var id = "sd-filter-" + number;
    var field = make("input", { id: id, type: "search", autocomplete: "off", spellcheck: "false" });
    var status = make("p", { role: "status", class: "sd-filter__count" });
    box.replaceChildren(make("label", { for: id }, [box.dataset.sdFilterLabel]), " ", field, status);

    function show() {
      var words = plain(field.value).split(" ").filter(Boolean);
      var found = 0;
      items.forEach(function (item) {
        var fits = words.every(function (word) { return item.text.indexOf(word) >= 0; });
        item.element.hidden = !fits;
        if (fits) found += 1;
      });
      parts.forEach(function (part) {
        var empty = part.items.every(function (item) { return item.hidden; });
        part.list.hidden = empty;
        part.around.forEach(function (element) { element.hidden = empty; });
        if (part.link) part.link.parentElement.hidden = empty;
        if (part.fold) {
          part.fold.hidden = empty;
          part.fold.open = words.length > 0 && !empty;
        }
      });
      status.textContent = !words.length ? ""
        : found ? tn("%(found)s of %(num)s", "%(found)s of %(num)s", items.length, { found: found })
        : t("Nothing has these words. Try the search at the top of the page.");
    }

    field.addEventListener("input", show);
    field.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !field.value) return;
      event.preventDefault();
      field.value = "";
      show();
    });
    /* A link to an item that the filter hides shows everything again. */
    window.addEventListener("hashchange", function () {
      if (!field.value) return;
      field.value = "";
      show();
      var target = doc.getElementById(decoded(location.hash.slice(1)));
      if (target) target.scrollIntoView();
    });
    box.hidden = false;
    if (field.value) show();
  });

  /* ---- Facts that are folded on narrow screens only; newer browsers do it by style alone. ---- */
  if (!(window.CSS && CSS.supports("selector(::details-content)"))) {
    var roomy = window.matchMedia("(min-width: 45em), print");
    var fold = function () {
      each(".sd-facts__more", function (details) { details.open = roomy.matches; });
    };
    roomy.addEventListener("change", fold);
    fold();
  }

  /* ---- A link to one of several tabs opens it (the theme does this in the page itself). ---- */
  var tab = doc.getElementById(location.hash.slice(1));
  if (tab && tab.name && tab.name.indexOf("__tabbed_") === 0) tab.checked = true;

  /* ---- The theme shows a cited source in a dialog, and gives the dialog no name. ---- */
  new MutationObserver(function () {
    each(".md-tooltip2[role=dialog]:not([aria-label])", function (dialog) {
      dialog.setAttribute("aria-label", t("Source"));
    });
  }).observe(doc.body, { childList: true, subtree: true });

  /* ---- The page for addresses that lead nowhere proposes addresses that resemble them. ---- */
  each("[data-sd-suggest]", function (box) {
    function words(address) {
      return decoded(address).toLowerCase().split(/[^a-z0-9]+/).filter(function (word) {
        return word.length > 2;
      });
    }
    var wanted = words(location.pathname);
    each("article [data-sd-search]", function (button) {
      button.dataset.sdSearch = wanted.join(" ");
    });
    /* An XMLHttpRequest, since the page's policy lets no script parse markup out of text. */
    var request = new XMLHttpRequest();
    request.open("GET", box.dataset.sdSuggest);
    request.responseType = "document";
    request.addEventListener("load", function () {
      if (!request.responseXML) return; /* without the list of addresses there is nothing to propose */
      var list = box.querySelector("ul");
      Array.prototype.map
        .call(request.responseXML.querySelectorAll("loc"), function (loc) {
          var path = new URL(loc.textContent, location.href).pathname;
          var score = words(path).filter(function (word) {
            return wanted.indexOf(word) >= 0;
          }).length;
          return { path: path, score: score };
        })
        .filter(function (found) {
          return found.score > 0;
        })
        .sort(function (a, b) {
          return b.score - a.score || a.path.length - b.path.length;
        })
        .slice(0, 5)
        .forEach(function (found) {
          list.append(make("li", {}, [make("a", { href: found.path }, [found.path])]));
        });
      box.hidden = !list.children.length;
    });
    request.send();
  });
})();
