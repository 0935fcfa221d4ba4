"""The small changes that break a line of C++: what break-lines tries one after the other.

Works on tokens and on the layout of .clang-format (a binary operator stands between blanks), not on a real
parser: a change that does not compile is none.
"""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"""
      (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<directive>^[ \t]*\#[^\n]*)
    | (?P<string>(?:u8|u|L)?"(?:\\.|[^"\\])*")
    | (?P<char>(?:u8|u|L)?'(?:\\.|[^'\\])')
    | (?P<number>0[xX][0-9a-fA-F']+|\d[\d']*(?:\.\d+)?)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<sign>->|::|\+\+|--|&&|\|\||<=|>=|==|!=|\+=|-=|\*=|/=|<<|>>|.)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

OTHER_OPERATOR = {
    "&&": "||",
    "||": "&&",
    "==": "!=",
    "!=": "==",
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "+": "-",
    "-": "+",
    "*": "/",
    "/": "*",
    "+=": "=",
    "-=": "=",
    "++": "--",
    "--": "++",
}

# What is returned by `return {}`, too.
NOTHING = {"{}", "false", "0", "std::nullopt", "QString()"}

DECLARATION = re.compile(
    r"(?:\[\[\w+\]\] )?(?:const|constexpr|static|auto|bool|int|qint64|qsizetype|Q\w+(?:<.*>)?|std::\w+<.*>) "
)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def end(self):
        return self.start + len(self.text)


@dataclass(frozen=True)
class Mutation:
    """`source` from `start` to `end` replaced; on `line` (from 1) that turns `before` into `after`."""

    start: int
    end: int
    replacement: str
    line: int
    before: str
    after: str


def tokens_of(source):
    """Without comments, directives and blanks."""
    found = []
    for match in TOKEN.finditer(source):
        kind = match.lastgroup
        if kind not in ("comment", "directive") and not match.group().isspace():
            found.append(Token(kind, match.group(), match.start()))
    return found


def closing(tokens, opening):
    """The index of the bracket that closes the one at index `opening`."""
    depth = 0
    for index in range(opening, len(tokens)):
        depth += (tokens[index].text in "([{") - (tokens[index].text in ")]}")
        if depth == 0:
            return index
    raise ValueError("a bracket is never closed")


def is_binary(source, token):
    return source[token.start - 1].isspace() and source[token.end : token.end + 1].isspace()


def neighbours(number):
    digits = number.replace("'", "")
    if "." in digits:
        return [digits + "1"]
    value = int(digits, 0)
    return [str(value + 1), f"({value - 1})"]


def of_tokens(source, tokens):
    """(start, end, replacement) of each change of a token or of a condition."""
    for index, token in enumerate(tokens):
        text = token.text
        if token.kind == "number":
            for other in neighbours(text):
                yield token.start, token.end, other
        elif token.kind in ("string", "char"):
            quote = 1 + min(text.find(mark) for mark in "\"'" if mark in text)
            rest = text[quote:] if token.kind == "string" else text[-1]
            yield token.start, token.end, text[:quote] + "~" + rest
        elif text in ("++", "--") or (text in OTHER_OPERATOR and is_binary(source, token)):
            yield token.start, token.end, OTHER_OPERATOR[text]
        elif text == "!":
            yield token.start, token.end, ""
        elif text in ("true", "false"):
            yield token.start, token.end, "false" if text == "true" else "true"
        elif text == "?":
            yield token.start, token.end, "&& false ?"
            yield token.start, token.end, "|| true ?"
        elif text == "continue":
            yield token.start, token.end, "break"
        elif text == "break":
            yield token.start, token.end, ""
        elif text == "case":
            colon = next(i for i in range(index, len(tokens)) if tokens[i].text == ":")
            yield token.start, tokens[colon].end, ""
        elif text in ("if", "while", "for") and tokens[index + 1].text == "(":
            end = closing(tokens, index + 1)
            marks = [i for i in range(index + 2, end) if tokens[i].text == ";"]
            first = tokens[marks[0] if marks else index + 1].end  # behind what stands before a `;`
            last = tokens[marks[1] if len(marks) > 1 else end].start
            if text != "for" or marks:
                yield first, last, " false"
            if text == "if":
                yield first, last, " true"


def of_statements(source, tokens):
    """(start, end, replacement) of each statement left out, and of each value returned."""
    # A frame for each open brace: where the statement under way begins, how many brackets of it are open,
    # and whether the brace is part of a statement (a lambda, a list of values).
    frames = [{"begin": 0, "brackets": 0, "is_part": False}]
    for index, token in enumerate(tokens):
        frame = frames[-1]
        if token.text in "([":
            frame["brackets"] += 1
        elif token.text in ")]":
            frame["brackets"] -= 1
        elif token.text == "{":
            is_part = frame["brackets"] > 0 or tokens[index - 1].text in ("=", ",", "return", ">")
            frames.append({"begin": index + 1, "brackets": 0, "is_part": is_part})
        elif token.text == "}":
            if not frames.pop()["is_part"]:
                frames[-1]["begin"] = index + 1
        elif token.text == ";" and frame["brackets"] == 0:
            first = tokens[frame["begin"]]
            frame["begin"] = index + 1
            statement = source[first.start : token.start]
            is_kept = first.text in ("return", "using", "break", "continue", "if", "case", "default", "class")
            if statement and not is_kept and not DECLARATION.match(statement):
                yield first.start, token.start, ""
    for index, token in enumerate(tokens):
        if token.text == "return" and tokens[index + 1].text != ";":
            depth = 0
            end = index + 1
            while depth > 0 or tokens[end].text != ";":
                depth += (tokens[end].text in "([{") - (tokens[end].text in ")]}")
                end += 1
            if source[tokens[index + 1].start : tokens[end].start] not in NOTHING:
                yield token.end, tokens[end].start, " {}"


def folded_lines(text, start, end):
    """The lines that the range touches, blanks folded."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return " ".join(text[first : last if last >= 0 else len(text)].split())


def mutations_of(source):
    tokens = tokens_of(source)
    changes = {*of_tokens(source, tokens), *of_statements(source, tokens)}
    for start, end, replacement in sorted(changes):
        mutant = source[:start] + replacement + source[end:]
        yield Mutation(
            start=start,
            end=end,
            replacement=replacement,
            line=source.count("\n", 0, start) + 1,
            before=folded_lines(source, start, end),
            after=folded_lines(mutant, start, start + len(replacement)),
        )


def bodies_of(source):
    """(start, end) of the inside of each function's body that stands in no other one's."""
    tokens = tokens_of(source)
    index = 0
    while index < len(tokens):
        # A class or a namespace has no bracket before its brace.
        before = tokens[index - 1].text if index > 0 else ""
        if tokens[index].text == "{" and before in (")", "const", "noexcept", "override"):
            end = closing(tokens, index)
            yield tokens[index].end, tokens[end].start
            index = end
        index += 1
