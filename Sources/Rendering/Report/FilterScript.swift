import Text

/// The only script of the report: it narrows a list to the entries that hold all words typed. Without it the field stays hidden
/// and the whole list is there.
enum FilterScript {
  /// The field that the script shows; `what` says what is listed.
  static func field(_ what: String) -> HTML {
    """
    <div class="filter" role="search" hidden>
    <label for="filter">Find in these \(text: what)</label>
    <input id="filter" type="search" autocomplete="off" spellcheck="false">
    <p id="found" role="status"></p>
    </div>

    """
  }

  static let text = """
    "use strict";
    (() => {
      const field = document.getElementById("filter");
      if (!field) return;
      const fold = text => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
      const entries = [...document.querySelectorAll("[data-entry]")];
      const groups = [...document.querySelectorAll("[data-group]")];
      const texts = entries.map(entry => fold(entry.textContent));
      const found = document.getElementById("found");
      const show = () => {
        const words = fold(field.value).split(/\\s+/).filter(Boolean);
        let count = 0;
        entries.forEach((entry, index) => {
          entry.hidden = !words.every(word => texts[index].includes(word));
          if (!entry.hidden) count += 1;
        });
        for (const group of groups) group.hidden = !group.querySelector("[data-entry]:not([hidden])");
        found.textContent = words.length ? `${count} of ${entries.length} shown` : "";
      };
      document.querySelector(".filter").hidden = false;
      let timer;
      field.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(show, 80);
      });
      if (field.value) show();
    })();

    """
}
