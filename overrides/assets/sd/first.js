/* What must run before the first paint, and so holds it up: keep it short. */
(function () {
  "use strict";

  /* A reader who chose a scheme never sees the other one flash. */
  try {
    var scheme = localStorage.getItem("sd-scheme");
    if (scheme === "light" || scheme === "dark") document.documentElement.dataset.sdScheme = scheme;
  } catch (error) {
    /* Storage is refused: the scheme is the system's. */
  }

  /* What the theme's bundle expects to find: where the site begins, and its store in this browser.
     The theme writes this into every page; here it is a file (docs/about/decisions/content-policy.md). */
  var site = new URL("../..", document.currentScript.src);
  window.__md_scope = site;
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) {
      return (sum << 5) - sum + letter.charCodeAt(0);
    }, 0);
  };
  window.__md_get = function (key, store, scope) {
    return JSON.parse((store || localStorage).getItem((scope || site).pathname + "." + key));
  };
  window.__md_set = function (key, value, store, scope) {
    try {
      (store || localStorage).setItem((scope || site).pathname + "." + key, JSON.stringify(value));
    } catch (error) {
      /* Storage is refused or full. */
    }
  };
})();
