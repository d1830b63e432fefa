"""What is seen of versions, in a real browser on the debug model: cards, files, score, links, words in two
languages, and no serious violation of accessibility."""

import base64
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from composer.midi import read_midi
from composer.notation import read_file
from tests.chatbot.browser.visitor import PAGES, PHONE, ROLL, Visitor, Visitors

SEEK = "document.dispatchEvent(new CustomEvent('cadenza-seek', {{ detail: {} }}))"


def serious(page: Page, within: str | None = None) -> list[str]:
    """The serious violations of the page, or of a part of it."""
    # Colours are judged as they are once they have settled.
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    found = Axe().run(page, within, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")
    ]


@pytest.fixture(scope="module")
def listener(visitors: Visitors) -> Visitor:
    """Somebody with two candidates before them, of which the second was made last."""
    visitor = visitors.come(name="listener")
    visitor.say("2 versions of 4 bars in D minor for piano and clarinet at 240 bpm", cards=2)
    return visitor


@pytest.fixture
def music(listener: Visitor) -> Page:
    return listener.page


def card(page: Page, number: int) -> str:
    return f".card[data-number='{number}']"


def test_candidates_stand_side_by_side_and_one_is_taken(music: Page) -> None:
    first, second = card(music, 1), card(music, 2)
    expect(music.locator(first)).to_contain_text("D minor · 240 BPM · 4 bars")
    expect(music.locator(second)).to_contain_text("current")
    music.click(f"{first} .card-choose")
    expect(music.locator("#chat .user").last).to_contain_text("take version 1")
    expect(music.locator(first)).to_contain_text("current")
    expect(music.locator(f"{first}.shown")).to_be_visible()


def test_buttons_say_their_words(music: Page) -> None:
    second = card(music, 2)
    expect(music.locator(f"{second} .card-rename")).to_be_enabled()
    music.click(f"{second} .card-rename")
    music.fill(f"{second} .card-naming input", 'Rain "x"')
    music.press(f"{second} .card-naming input", "Enter")
    expect(music.locator("#chat .user").last).to_contain_text('call version 2 "Rain x"')
    expect(music.locator(second)).to_contain_text("Rain x")
    expect(music.locator(f"{second} .card-dislike")).to_be_enabled()
    music.click(f"{second} .card-dislike")
    expect(music.locator(f"{second} .card-dislike")).to_have_attribute("aria-pressed", "true")
    # The other is current still; from here it goes on with this one.
    expect(music.locator(f"{second} .card-branch, {second} .card-choose")).to_be_enabled()
    music.click(f"{second} .card-branch, {second} .card-choose")
    expect(music.locator(second)).to_contain_text("current")


def test_two_versions_are_compared_at_the_same_bar(music: Page) -> None:
    other = card(music, 1)
    expect(music.locator(f"{other} .card-compare")).to_be_visible()
    music.evaluate(SEEK.format(2.1))
    music.wait_for_function(f"Math.abs({ROLL}.time - 2.1) < 1.5")
    music.click(f"{other} .card-compare")
    expect(music.locator(f"{other}.shown")).to_be_visible()
    # The third bar, or where the playing has come to since.
    music.wait_for_function(f"{ROLL}.time >= 2 && {ROLL}.playing === 'true'")
    expect(music.locator(".cards-sides button")).to_have_count(2)
    expect(music.locator(".cards-sides button[aria-pressed=true]")).to_contain_text("B")
    # Listening made nothing current.
    expect(music.locator(card(music, 2))).to_contain_text("current")
    music.click(".cards-end")
    expect(music.locator(".cards-compare")).to_be_hidden()


def test_the_score_is_engraved_when_it_is_opened(music: Page) -> None:
    assert music.locator(".pages-paper svg").count() == 0
    music.click("#tab-score")
    expect(music.locator(".pages-paper g.measure")).to_have_count(4)
    expect(music.locator(".pages-paper g.harm").first).to_be_attached()
    assert "Clarinet in B" in music.locator(".pages-paper").inner_text()
    # The bar and the notes that sound are marked, where a click or the arrow keys lead too.
    third = music.locator(".pages-paper g.measure").nth(2).bounding_box()
    assert third is not None
    music.mouse.click(third["x"] + third["width"] / 2, third["y"] + third["height"] / 2)
    music.wait_for_function(f"{PAGES}.bar >= 3 && {ROLL}.time >= 2")
    expect(music.locator(".pages-paper rect.sounding")).to_be_attached()
    if music.evaluate(f"{ROLL}.playing") == "true":
        music.click(".roll-play")
    music.wait_for_function(f"{ROLL}.playing === 'false'")
    music.press(".pages-paper", "Home")
    music.wait_for_function(f"{PAGES}.bar === '1'")
    music.press(".pages-paper", "ArrowRight")
    music.wait_for_function(f"{PAGES}.bar === '2' && {ROLL}.time === '1.00'")
    heads = sounding(music, 48)
    assert heads
    lit = "[...document.querySelectorAll('.pages-paper g.now')].map((note) => note.id).join()"
    music.wait_for_function(f"(heads) => {lit} === heads", arg=",".join(heads))
    music.click("#tab-why")
    expect(music.locator("#why")).to_contain_text("D minor")
    music.press("#tab-why", "ArrowRight")
    expect(music.locator("#tab-roll")).to_have_attribute("aria-selected", "true")
    expect(music.locator(".roll-view")).to_be_visible()


def sounding(page: Page, tick: int) -> list[str]:
    """The heads of the score that are written over a tick, by what their ids tell."""
    ids = page.evaluate("[...document.querySelectorAll('.pages-paper g.note')].map((note) => note.id)")
    spans = [(head, *map(int, head.split("-")[2:4])) for head in ids]
    return [head for head, start, end in spans if start <= tick < end]


def test_every_file_comes(music: Page, tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    for kind in ("midi", "musicxml", "pdf", "mp3", "take"):
        music.click(f"{card(music, 2)} .card-files summary")
        with music.expect_download() as download:
            music.click(f"{card(music, 2)} .card-kinds [data-kind={kind}]")
        assert download.value.suggested_filename.startswith("Rain x")
        files[kind] = Path(download.value.path()).read_bytes()
    assert files["pdf"].startswith(b"%PDF")
    assert json.loads(files["take"])["name"] == "Rain x"
    piece = read_midi(files["midi"])
    assert len(read_file(files["musicxml"], "rain.musicxml").bars) == len(piece.bars) == 4


def test_a_part_and_a_version_can_be_hidden_and_shown_again(music: Page) -> None:
    music.click("#tab-roll")
    drawn = "document.querySelector('.roll-notes').toDataURL()"
    before = music.evaluate(drawn)
    music.get_by_role("button", name="Hide the notes: clarinet").click()
    hidden = music.evaluate(drawn)
    music.get_by_role("button", name="Hide the notes: piano").click()
    assert len({before, hidden, music.evaluate(drawn)}) == 3
    for name in ("clarinet", "piano"):
        music.get_by_role("button", name=f"Hide the notes: {name}").click()
    assert music.evaluate(drawn) == before
    first = card(music, 1)
    music.click(f"{first} .card-fold")
    expect(music.locator(f"{first} .card-tools")).to_be_hidden()
    expect(music.locator(f"{first} .card-listen")).to_be_visible()
    music.click(f"{first} .card-unfold")
    expect(music.locator(f"{first} .card-tools")).to_be_visible()


def test_music_is_dropped_on_the_conversation(visit: Visitor) -> None:
    page = visit.page
    visit.say("2 bars in D minor for piano at 240 bpm", cards=1)
    data = base64.b64encode(midi_of(page)).decode()
    page.evaluate(
        """(data) => {
          const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
          const carried = new DataTransfer();
          carried.items.add(new File([bytes], 'dropped.mid', { type: 'audio/midi' }));
          const talk = document.getElementById('talk');
          for (const kind of ['dragenter', 'dragover', 'drop']) {
            talk.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
          }
        }""",
        data,
    )
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("#chat .user").last).to_contain_text("dropped.mid")


def midi_of(page: Page) -> bytes:
    page.click(f"{card(page, 1)} .card-files summary")
    with page.expect_download() as download:
        page.click(f"{card(page, 1)} .card-kinds [data-kind=midi]")
    return Path(download.value.path()).read_bytes()


def test_stop_is_a_word_and_undo_a_button(listener: Visitor, music: Page) -> None:
    listener.say("200 bars at 40 bpm for piano, guitar, organ, strings, flute, bass and drums")
    music.wait_for_function(f"{ROLL}.bars >= 2 && {ROLL}.state === 'composing'")
    listener.say("stop")
    music.wait_for_function(f"{ROLL}.state === 'stopped'")
    expect(music.locator("#chat .bot").last).to_contain_text("Stopped")
    music.wait_for_function(f"{ROLL}.playing === 'false'")
    expect(music.locator("#undo")).to_be_enabled()
    music.click("#undo")
    expect(music.locator("#chat .user").last).to_contain_text("undo")


def test_nobody_is_shut_out_on_a_desk(music: Page) -> None:
    expect(music.locator("#undo")).to_be_enabled()
    expect(music.locator("#upload")).to_be_enabled()
    assert serious(music) == []
    for tab in ("score", "why"):
        music.click(f"#tab-{tab}")
        assert serious(music, "#score") == [], tab
    music.evaluate("document.body.classList.add('dark')")
    assert serious(music) == []
    music.evaluate("document.body.classList.remove('dark')")


def test_a_phone_in_chinese_scrolls_one_way(visitors: Visitors) -> None:
    visitor = visitors.come(locale="zh-CN", phone=True, dark=True)
    page = visitor.page
    assert serious(page) == []
    visitor.say("两个版本，D小调，钢琴，两小节，每分钟240拍", cards=2)
    expect(page.locator(".card").first).to_contain_text("D小调")
    expect(page.locator(".card-choose")).to_have_text(["就用这一版", "就用这一版"])
    assert page.locator("#tab-score").inner_text() == "乐谱"
    for tab in ("score", "why", "roll"):
        page.click(f"#tab-{tab}")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert serious(page) == []


def test_a_link_holds_a_piece(visitors: Visitors, url: str) -> None:
    first = visitors.come()
    first.say("4 bars in D minor for piano at 240 bpm", cards=1)
    first.page.click(f"{card(first.page, 1)} .card-files summary")
    first.page.click(f"{card(first.page, 1)} .card-share")
    first.page.wait_for_selector(".courier[data-link]", state="attached")
    link = first.page.get_attribute(".courier", "data-link")
    assert link is not None and link.startswith(url)
    page = visitors.come(link).page
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("D minor")
    page.wait_for_function(f"{ROLL}.bars === '4'")
    page.wait_for_selector("#ask .submit-button")
    broken = visitors.come(f"{url}#piece=AAAA").page
    expect(broken.locator(".courier")).to_contain_text("damaged")
