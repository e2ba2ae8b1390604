"""Opens HTML files in headless Chromium and tells what is wrong with them.

Usage: pages.py CHROMIUM EXPECTATIONS PICTURES FILE...

EXPECTATIONS is a JSON file: {file name: {CSS selector: how many elements it finds, or "some"}}. PICTURES is a folder for screenshots,
or "-". The page as it is must not print to the console, ask for anything but files beside it, break a rule of axe-core
(WCAG 2.2 A and AA, and good practice), or be broader than the window: at 360 and 1200 px, light and dark, and on paper.
"""

import json
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

LOOKS = [(360, "light"), (360, "dark"), (1200, "light"), (1200, "dark")]
RULED = [(360, "light"), (1200, "dark")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TOO_BROAD = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const spills = e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== "inline";
  return [...document.querySelectorAll("html, body *")]
    .filter(e => !e.closest("svg") && (e.getBoundingClientRect().right > edge || spills(e)))
    .slice(0, 5).map(e => e.outerHTML.slice(0, 160));
}"""
SMALL_TEXT = """() => [...document.querySelectorAll("body *")]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length
    && !e.closest("svg") && parseFloat(getComputedStyle(e).fontSize) < 11.5)
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""


class Visit:
    """One file in one window."""

    def __init__(self, browser, file, width, scheme):
        self.name = file.name
        self.file = file
        self.where = f"{file.name} at {width} px, {scheme}"
        self.problems = []
        self.page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page.on("console", lambda message: self.tell(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.tell(f"script: {error}"))
        self.page.on("request", self.watch)
        self.page.on("requestfailed", lambda request: self.tell(f"not loaded: {request.url}"))
        self.page.goto(file.as_uri())

    def tell(self, problem):
        self.problems.append(f"{self.where}: {problem}")

    def watch(self, request):
        if not request.url.startswith((self.file.parent.as_uri() + "/", "data:")):
            self.tell(f"asks for {request.url}")

    def look(self):
        for element in self.page.evaluate(TOO_BROAD):
            self.tell(f"broader than the window: {element}")
        for element in self.page.evaluate(SMALL_TEXT):
            self.tell(f"small print: {element}")

    def rule(self, rules):
        for violation in rules.run(self.page, options={"runOnly": RULES, "preload": False}).response["violations"]:
            for node in violation["nodes"][:3]:
                self.tell(f"{violation['id']}: {violation['help']}: {node['html'][:160]} {node['failureSummary'][-160:]}")

    def count(self, expected):
        for selector, wanted in expected.items():
            found = self.page.locator(selector).count()
            if found != wanted and not (wanted == "some" and found > 0):
                self.tell(f"{found} of {selector} instead of {wanted}")

    def filter(self):
        """The field narrows the list to what holds the words, and lets it go again."""
        field = self.page.locator("#filter")
        if field.count() == 0:
            return
        shown = self.page.locator("[data-entry]:visible")
        whole = shown.count()
        word = shown.first.inner_text().split()[0]
        for text, right in ((word, lambda n: 0 < n <= whole), ("qqqqqq", lambda n: n == 0), ("", lambda n: n == whole)):
            field.fill(text)
            self.page.wait_for_timeout(150)
            if not right(shown.count()):
                self.tell(f"{shown.count()} of {whole} entries shown for {text!r}")

    def print_out(self):
        self.page.emulate_media(media="print")
        if self.page.evaluate("getComputedStyle(document.body).color") != "rgb(27, 27, 27)":
            self.tell("prints in pale ink")
        for selector in ("header", ".filter", ".pager"):
            if self.page.locator(selector + ":visible").count():
                self.tell(f"prints {selector}")

    def picture(self, folder):
        if folder != "-":
            name = self.where.replace(".html at ", "-").replace(" px, ", "-") + ".png"
            self.page.screenshot(path=pathlib.Path(folder) / name, full_page=True)


def without_script(browser, file):
    """The field is of no use then, and all else is there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    problems = []
    if page.locator("#filter:visible").count():
        problems.append(f"{file.name}: shows a field that does nothing without a script")
    if page.locator("main").inner_text().strip() == "":
        problems.append(f"{file.name}: empty without a script")
    context.close()
    return problems


def examine(browser, file, expected, pictures):
    problems = without_script(browser, file)
    rules = Axe()
    for width, scheme in LOOKS:
        visit = Visit(browser, file, width, scheme)
        visit.picture(pictures)
        visit.look()
        if (width, scheme) in RULED:
            visit.rule(rules)
        visit.count(expected)
        if (width, scheme) == (1200, "dark"):
            visit.filter()
            visit.print_out()
        visit.page.close()
        problems += visit.problems
    return problems


def main(chromium, expectations, pictures, *files):
    expected = json.loads(pathlib.Path(expectations).read_text())
    problems = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name in files:
            file = pathlib.Path(name).resolve()
            problems += examine(browser, file, expected.get(file.name, {}), pictures)
        browser.close()
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(files)} pages in {len(LOOKS)} looks: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
