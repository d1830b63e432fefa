"""A visitor of the page in a real browser, as the tests beside this drive one."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

# A busy machine takes its time, and no test is about that.
PATIENCE_MS = 120_000
expect.set_options(timeout=PATIENCE_MS)
# What the page's scripts tell of themselves.
ROLL = "document.querySelector('.roll').dataset"
PAGES = "document.querySelector('.pages').dataset"
DESKTOP, PHONE = (1280, 860), (390, 844)


def arrive(page: Page, url: str) -> None:
    """Open the page anew, and wait until all that a visitor needs at first is there."""
    # As in a new window, which has no conversation to come back to; from a place where no script keeps one.
    page.goto(url.split("#")[0].rstrip("/") + "/config")
    page.evaluate("sessionStorage.clear()")
    page.goto(url)
    page.wait_for_selector("#ask textarea")
    page.wait_for_selector(".roll")
    # Its parts come in any order; this one says that its script has run to the end.
    page.wait_for_selector("#talk[data-drop]", state="attached")


class Visitor:
    """Somebody with the page before them, who keeps account of what it asked the network for."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._asked)
        page.on("pageerror", self._failed)
        arrive(page, url)

    def leave(self) -> None:
        """Keep no account any more."""
        self.page.remove_listener("request", self._asked)
        self.page.remove_listener("pageerror", self._failed)

    def say(self, text: str, cards: int | None = None) -> None:
        """Type a request and press Enter; with ``cards`` wait until it is answered and there are so many."""
        self.page.fill("#ask textarea", text)
        self.page.press("#ask textarea", "Enter")
        if cards is not None:
            expect(self.page.locator(".card")).to_have_count(cards)
            expect(self.page.locator(".card-rename").first).to_be_enabled()

    def wait(self, condition: str) -> None:
        """Wait until a condition in JavaScript holds."""
        self.page.wait_for_function(condition)

    def bars(self) -> int:
        """How many bars the roll shows."""
        return int(self.page.evaluate(f"{ROLL}.bars"))

    def strangers(self) -> list[str]:
        """What was asked of any other host."""
        return [asked for asked in self.requests if not asked.startswith((self.url, "blob:", "data:", "about:"))]

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _failed(self, error: Exception) -> None:
        self.errors.append(str(error))


class Visitors:
    """Brings visitors. Opening a page in a new browser costs seconds, so whoever has the same language,
    screen and colours comes with the same one, to a page that is loaded anew."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._contexts: dict[tuple[str, bool, bool], BrowserContext] = {}
        self._pages: dict[tuple[str, bool, bool, str], Page] = {}
        self._here: list[Visitor] = []

    def come(
        self, url: str | None = None, locale: str = "en-US", phone: bool = False, dark: bool = False, name: str = ""
    ) -> Visitor:
        """A visitor of the page, or of another ``url``. Whoever stays while others come has a ``name``."""
        kind = (locale, phone, dark)
        if kind not in self._contexts:
            width, height = PHONE if phone else DESKTOP
            self._contexts[kind] = self._browser.new_context(
                locale=locale, viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light",
                permissions=["clipboard-read", "clipboard-write", "microphone"],
            )  # fmt: skip
            self._contexts[kind].set_default_timeout(PATIENCE_MS)
        if (*kind, name) not in self._pages:
            self._pages[*kind, name] = self._contexts[kind].new_page()
        visitor = Visitor(self._pages[*kind, name], url or self._url)
        self._here.append(visitor)
        return visitor

    def go(self) -> None:
        """All who came leave."""
        while self._here:
            self._here.pop().leave()

    def close(self) -> None:
        """Close the windows of all."""
        self.go()
        for context in self._contexts.values():
            context.close()
        self._contexts.clear()
        self._pages.clear()
