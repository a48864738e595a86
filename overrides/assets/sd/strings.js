/* What the scripts say, in the language of the page. A message is its English text; the build puts
   the words of another language before this file (docs/about/decisions/strings.md). */
(function () {
  "use strict";
  var language = document.documentElement.lang || "en";
  var translated = window.sdMessages || {};

  function number(value) {
    return value.toLocaleString(language);
  }

  /* A place that has no value stays, for those who put an element there. */
  function fill(message, values) {
    return message.replace(/%\((\w+)\)s/g, function (place, name) {
      if (!values || !(name in values)) return place;
      return typeof values[name] === "number" ? number(values[name]) : values[name];
    });
  }

  window.sdStrings = {
    number: number,

    /* t("Remove %(word)s", { word: label }) */
    t: function (message, values) {
      return fill(translated[message] || message, values);
    },

    /* tn("%(num)s entry", "%(num)s entries", count): `num` is the count unless the values say it. */
    tn: function (one, many, count, values) {
      var forms = translated[one] || { one: one, other: many };
      var form = forms[new Intl.PluralRules(language).select(count)] || forms.other;
      return fill(form, Object.assign({ num: count }, values));
    }
  };
})();
