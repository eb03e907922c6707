"""Message catalogues without GNU gettext: collect the sentences, merge, judge, compile."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "pt": "nplurals=2; plural=(n > 1);",
    "fa_AF": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
    "&& (n%100<10 || n%100>=20) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 "
    "&& n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);",
}
TWO_FORMS = "nplurals=2; plural=(n != 1);"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|(?<!%)%[sd]|\{\w*\}")
SOURCE_LANGUAGE = "en"
Key = tuple[str, str]
Flatten = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence to translate, and the files that say it."""

    text: str
    plural: str
    context: str
    files: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What makes two messages the same one."""
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class Change:
    """How a catalogue differed from the sentences of the program."""

    added: int
    dropped: int
    untranslated: int


def collect(root: Path, folders: Iterable[str], flatten: Flatten) -> dict[Key, Message]:
    """Collect every sentence of the program; `flatten` turns a template into calls of gettext."""
    found: dict[Key, Message] = {}
    for path in _files(root, folders):
        name = path.relative_to(root).as_posix()
        for message in _messages(path, name, flatten):
            known = found.get(message.key)
            files = (*known.files, name) if known and name not in known.files else None
            plural = message.plural or (known.plural if known else "")
            found[message.key] = Message(
                message.text, plural, message.context, files or (known or message).files
            )
    return found


def update(path: Path, language: str, messages: Mapping[Key, Message]) -> Change:
    """Bring a catalogue up to date: new sentences in, unused ones out, nothing guessed."""
    old = {_key(entry): entry for entry in _read(path)}
    catalogue = polib.POFile(wrapwidth=99)
    catalogue.metadata = _header(language)
    for key in sorted(messages, key=lambda key: (key[1].lower(), key)):
        catalogue.append(_entry(messages[key], old.get(key), language))
    path.parent.mkdir(parents=True, exist_ok=True)
    text = str(catalogue).rstrip("\n") + "\n"
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
    return Change(
        added=len(messages.keys() - old.keys()),
        dropped=len(old.keys() - messages.keys()),
        untranslated=sum(not _is_translated(entry) for entry in catalogue),
    )


def faults(path: Path, messages: Mapping[Key, Message], *, is_complete: bool) -> list[str]:
    """Say what is wrong with a catalogue, one line each; nothing means it may be shipped."""
    entries = {_key(entry): entry for entry in _read(path)}
    lines = [f"not in the catalogue: {text}" for _, text in messages.keys() - entries.keys()]
    lines += [f"no longer used: {text}" for _, text in entries.keys() - messages.keys()]
    for key, entry in entries.items():
        lines += _entry_faults(entry, is_complete=is_complete and key in messages)
    return sorted(lines)


def compile_to(path: Path) -> Path:
    """Write the compiled catalogue beside the readable one, which a running program reads."""
    target = path.with_suffix(".mo")
    polib.pofile(str(path)).save_as_mofile(str(target))
    return target


def _files(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def _messages(path: Path, name: str, flatten: Flatten) -> Iterator[Message]:
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        lines = flatten(source, name).split("\n")
        source = "\n".join(line.lstrip() for line in lines)  # templates indent, Python would mind
    for _line, said, _notes, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        text, plural = said[:2] if isinstance(said, tuple) else (said, "")
        if text:
            yield Message(text, plural or "", context or "", (name,))


def _entry(message: Message, old: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        occurrences=[(name, "") for name in sorted(message.files)],
    )
    if PLACEHOLDER.search(message.text) and "%" in message.text:
        entry.flags.append("python-format")
    keeps = old is not None and not old.fuzzy and old.msgid_plural == message.plural
    if message.plural:
        kept = old.msgstr_plural if old is not None and keeps else {}
        entry.msgstr_plural = {n: kept.get(n, "") for n in range(_forms(language))}
    elif old is not None and keeps:
        entry.msgstr = old.msgstr
    if language == SOURCE_LANGUAGE:
        _say_itself(entry)
    return entry


def _say_itself(entry: polib.POEntry) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def _entry_faults(entry: polib.POEntry, *, is_complete: bool) -> Iterator[str]:
    if entry.fuzzy:
        yield f"fuzzy: {entry.msgid}"
    if is_complete and not _is_translated(entry):
        yield f"not translated: {entry.msgid}"
    wanted = _placeholders(entry.msgid)
    if entry.msgid_plural:
        allowed = wanted | _placeholders(entry.msgid_plural)
        if any(not _placeholders(form) <= allowed for form in entry.msgstr_plural.values()):
            yield f"placeholders differ: {entry.msgid}"
    elif entry.msgstr and _placeholders(entry.msgstr) != wanted:
        yield f"placeholders differ: {entry.msgid}"


def _is_translated(entry: polib.POEntry) -> bool:
    if entry.msgid_plural:
        return bool(entry.msgstr_plural) and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _read(path: Path) -> list[polib.POEntry]:
    if not path.is_file():
        return []
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _forms(language: str) -> int:
    return int(PLURALS.get(language, TWO_FORMS)[len("nplurals=")])


def _header(language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": "CEN Suite",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS.get(language, TWO_FORMS),
    }
