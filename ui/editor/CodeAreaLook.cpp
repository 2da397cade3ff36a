// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/editor/CodeArea.h"

#include <Qsci/qscilexerjson.h>

#include <array>

// How the text of a CodeArea looks: colours of the theme, and what could not be seen.

namespace ui {

namespace {

// Characters that cannot be seen or that reorder what is around them, and what stands for them.
struct HiddenCharacter
{
    const char *text;
    const char *mark;
};
constexpr std::array hiddenCharacters{
    HiddenCharacter{"\u00AD", "SHY"},  HiddenCharacter{"\u061C", "ALM"},
    HiddenCharacter{"\u180E", "MVS"},  HiddenCharacter{"\u200B", "ZWSP"},
    HiddenCharacter{"\u200C", "ZWNJ"}, HiddenCharacter{"\u200D", "ZWJ"},
    HiddenCharacter{"\u200E", "LRM"},  HiddenCharacter{"\u200F", "RLM"},
    HiddenCharacter{"\u2028", "LS"},   HiddenCharacter{"\u2029", "PS"},
    HiddenCharacter{"\u202A", "LRE"},  HiddenCharacter{"\u202B", "RLE"},
    HiddenCharacter{"\u202C", "PDF"},  HiddenCharacter{"\u202D", "LRO"},
    HiddenCharacter{"\u202E", "RLO"},  HiddenCharacter{"\u2060", "WJ"},
    HiddenCharacter{"\u2066", "LRI"},  HiddenCharacter{"\u2067", "RLI"},
    HiddenCharacter{"\u2068", "FSI"},  HiddenCharacter{"\u2069", "PDI"},
    HiddenCharacter{"\uFEFF", "BOM"},  HiddenCharacter{"\u034F", "CGJ"},
    HiddenCharacter{"\u115F", "HF"},   HiddenCharacter{"\u1160", "HF"},
    HiddenCharacter{"\u3164", "HF"},   HiddenCharacter{"\uFFA0", "HF"},
};

// Letters that are nowhere seen, and read by programs.
constexpr char32_t firstTag = 0xe0000;
constexpr char32_t lastTag = 0xe007f;

// The name color() is taken by the class.
QColor ink(Role role)
{
    return color(role);
}

struct StyleColor
{
    int style;
    Role role;
};
constexpr std::array styleColors{
    StyleColor{QsciLexerJSON::Default, Role::Text},
    StyleColor{QsciLexerJSON::Number, Role::Number},
    StyleColor{QsciLexerJSON::String, Role::String},
    StyleColor{QsciLexerJSON::UnclosedString, Role::Refused},
    StyleColor{QsciLexerJSON::Property, Role::Property},
    StyleColor{QsciLexerJSON::EscapeSequence, Role::Keyword},
    StyleColor{QsciLexerJSON::CommentLine, Role::Muted},
    StyleColor{QsciLexerJSON::CommentBlock, Role::Muted},
    StyleColor{QsciLexerJSON::Operator, Role::Text},
    StyleColor{QsciLexerJSON::IRI, Role::String},
    StyleColor{QsciLexerJSON::IRICompact, Role::String},
    StyleColor{QsciLexerJSON::Keyword, Role::Keyword},
    StyleColor{QsciLexerJSON::KeywordLD, Role::Property},
    StyleColor{QsciLexerJSON::Error, Role::Text}, // half a word is no mistake yet
};

} // namespace

void CodeArea::showHidden()
{
    for (const auto &[text, mark] : hiddenCharacters)
        SendScintilla(SCI_SETREPRESENTATION, text, mark);
    for (char32_t tag = firstTag; tag <= lastTag; ++tag) {
        const QByteArray text = QString::fromUcs4(&tag, 1).toUtf8();
        SendScintilla(SCI_SETREPRESENTATION, text.constData(), "TAG");
    }
}

void CodeArea::colourLexer(const QFont &font)
{
    m_lexer->setDefaultFont(font);
    m_lexer->setDefaultPaper(ink(Role::Surface));
    m_lexer->setDefaultColor(ink(Role::Text));
    m_lexer->setFont(font, -1);
    m_lexer->setPaper(ink(Role::Surface), -1);
    for (const auto &[style, role] : styleColors)
        m_lexer->setColor(ink(role), style);
}

void CodeArea::applyTheme()
{
    const QFont font = codeFont();
    colourLexer(font);
    if (!lexer()) {
        setFont(font);
        setPaper(ink(Role::Surface));
        setColor(ink(Role::Text));
        SendScintilla(SCI_STYLESETFORE, static_cast<unsigned long>(STYLE_DEFAULT), ink(Role::Text));
    }
    setMarginsFont(font);
    setMarginsBackgroundColor(ink(Role::Surface));
    setMarginsForegroundColor(ink(Role::Muted));
    setMarginBackgroundColor(Marks, ink(Role::Surface));
    setFoldMarginColors(ink(Role::Surface), ink(Role::Surface));
    for (int marker = int(SC_MARKNUM_FOLDEREND); marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker) {
        setMarkerForegroundColor(ink(Role::Muted), marker);
        setMarkerBackgroundColor(ink(Role::Muted), marker);
    }
    setCaretForegroundColor(ink(Role::Text));
    setCaretLineBackgroundColor(ink(Role::Raised));
    setCaretWidth(isHighContrast() ? 2 : 1);
    setSelectionBackgroundColor(ink(isHighContrast() ? Role::Accent : Role::Selection));
    if (isHighContrast())
        setSelectionForegroundColor(ink(Role::OnAccent));
    else
        resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(ink(Role::Selection));
    setMatchedBraceForegroundColor(ink(Role::SelectionText));
    setUnmatchedBraceBackgroundColor(ink(Role::Surface));
    // No alarm: braces of placeholders pair with others than those of the JSON, and what is wrong
    // with the JSON is marked where it is.
    setUnmatchedBraceForegroundColor(ink(Role::Text));
    setIndicatorForegroundColor(ink(Role::Refused), Mistake);
    QColor match = ink(Role::Accent);
    setIndicatorOutlineColor(match, Match);
    constexpr int readableThrough = 50; // of 255: the text is what counts
    match.setAlpha(readableThrough);
    setIndicatorForegroundColor(match, Match);
    setMarkerBackgroundColor(ink(Role::Refused), MistakeMark);
    setMarkerForegroundColor(ink(Role::Refused), MistakeMark);
}

} // namespace ui
