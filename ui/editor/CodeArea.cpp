// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeArea.h"

#include "ui/common/Theme.h"
#include "ui/editor/BodyFolds.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>

#include <array>
#include <utility>

namespace ui {

namespace {

// Beyond these sizes an editor's comforts cost more than a frame.
constexpr qsizetype wrappedBytes = qsizetype(64) * 1024;
constexpr qsizetype matchedBytes = qsizetype(512) * 1024; // of braces
constexpr qsizetype toldBytes = qsizetype(1024) * 1024; // in one change

constexpr int lineNumbers = 0;
constexpr int marks = 1;
constexpr int folds = 2;

constexpr int shift = Qt::SHIFT;
constexpr int ctrl = Qt::CTRL;

using Binding = std::pair<QsciCommand::Command, int>;

// All that an editor needs. Everything else belongs to the window, whose shortcuts would not work
// while the cursor is in the body.
constexpr std::array bindings{
    Binding{QsciCommand::LineUp, Qt::Key_Up},
    Binding{QsciCommand::LineUpExtend, Qt::Key_Up | shift},
    Binding{QsciCommand::LineDown, Qt::Key_Down},
    Binding{QsciCommand::LineDownExtend, Qt::Key_Down | shift},
    Binding{QsciCommand::LineScrollUp, Qt::Key_Up | ctrl},
    Binding{QsciCommand::LineScrollDown, Qt::Key_Down | ctrl},
    Binding{QsciCommand::CharLeft, Qt::Key_Left},
    Binding{QsciCommand::CharLeftExtend, Qt::Key_Left | shift},
    Binding{QsciCommand::CharRight, Qt::Key_Right},
    Binding{QsciCommand::CharRightExtend, Qt::Key_Right | shift},
    Binding{QsciCommand::WordLeft, Qt::Key_Left | ctrl},
    Binding{QsciCommand::WordLeftExtend, Qt::Key_Left | ctrl | shift},
    Binding{QsciCommand::WordRight, Qt::Key_Right | ctrl},
    Binding{QsciCommand::WordRightExtend, Qt::Key_Right | ctrl | shift},
    Binding{QsciCommand::VCHome, Qt::Key_Home},
    Binding{QsciCommand::VCHomeExtend, Qt::Key_Home | shift},
    Binding{QsciCommand::LineEnd, Qt::Key_End},
    Binding{QsciCommand::LineEndExtend, Qt::Key_End | shift},
    Binding{QsciCommand::DocumentStart, Qt::Key_Home | ctrl},
    Binding{QsciCommand::DocumentStartExtend, Qt::Key_Home | ctrl | shift},
    Binding{QsciCommand::DocumentEnd, Qt::Key_End | ctrl},
    Binding{QsciCommand::DocumentEndExtend, Qt::Key_End | ctrl | shift},
    Binding{QsciCommand::PageUp, Qt::Key_PageUp},
    Binding{QsciCommand::PageUpExtend, Qt::Key_PageUp | shift},
    Binding{QsciCommand::PageDown, Qt::Key_PageDown},
    Binding{QsciCommand::PageDownExtend, Qt::Key_PageDown | shift},
    Binding{QsciCommand::Delete, Qt::Key_Delete},
    Binding{QsciCommand::DeleteBack, Qt::Key_Backspace},
    Binding{QsciCommand::DeleteWordLeft, Qt::Key_Backspace | ctrl},
    Binding{QsciCommand::DeleteWordRight, Qt::Key_Delete | ctrl},
    Binding{QsciCommand::Newline, Qt::Key_Return},
    Binding{QsciCommand::Tab, Qt::Key_Tab},
    Binding{QsciCommand::Backtab, Qt::Key_Tab | shift},
    Binding{QsciCommand::SelectAll, Qt::Key_A | ctrl},
    Binding{QsciCommand::SelectionCut, Qt::Key_X | ctrl},
    Binding{QsciCommand::SelectionCopy, Qt::Key_C | ctrl},
    Binding{QsciCommand::Paste, Qt::Key_V | ctrl},
    Binding{QsciCommand::Undo, Qt::Key_Z | ctrl},
    Binding{QsciCommand::Redo, Qt::Key_Z | ctrl | shift},
};

// A second key for the same.
constexpr std::array alternatives{
    Binding{QsciCommand::DeleteBack, Qt::Key_Backspace | shift},
    Binding{QsciCommand::Newline, Qt::Key_Return | shift},
    Binding{QsciCommand::SelectionCut, Qt::Key_Delete | shift},
    Binding{QsciCommand::SelectionCopy, Qt::Key_Insert | ctrl},
    Binding{QsciCommand::Paste, Qt::Key_Insert | shift},
    Binding{QsciCommand::Redo, Qt::Key_Y | ctrl},
};

// By the first carriage return: a search for two bytes would take far longer.
bool breaksLikeWindows(const QByteArray &text)
{
    const qsizetype at = text.indexOf('\r');
    return at >= 0 && text.mid(at + 1, 1) == "\n";
}

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

CodeArea::CodeArea(QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerJSON(this))
    , m_folds(new BodyFolds(*this))
{
    m_lexer->setHighlightComments(true);
    m_lexer->setHighlightEscapeSequences(true);
    setUpText();
    setUpMargins();
    setUpKeys();
    applyTheme();
}

void CodeArea::setUpText()
{
    setUtf8(true);
    for (const auto &[text, mark] : hiddenCharacters)
        SendScintilla(SCI_SETREPRESENTATION, text, mark);
    for (char32_t tag = firstTag; tag <= lastTag; ++tag) {
        const QByteArray text = QString::fromUcs4(&tag, 1).toUtf8();
        SendScintilla(SCI_SETREPRESENTATION, text.constData(), "TAG");
    }
    setFrameShape(QFrame::NoFrame);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setCaretLineVisible(true);
    SendScintilla(SCI_SETMULTIPLESELECTION, 1UL);
    SendScintilla(SCI_SETADDITIONALSELECTIONTYPING, 1UL);
    SendScintilla(SCI_SETIDLESTYLING, static_cast<unsigned long>(SC_IDLESTYLING_ALL));
    SendScintilla(SCI_SETLAYOUTCACHE, static_cast<unsigned long>(SC_CACHE_PAGE));
    SendScintilla(SCI_SETENDATLASTLINE, 1UL);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, static_cast<long>(space::s));
    indicatorDefine(SquiggleIndicator, Mistake);
    indicatorDefine(StraightBoxIndicator, Match);
    setIndicatorDrawUnder(true, Match);
    setWrapVisualFlags(WrapFlagNone, WrapFlagNone, 2);
    setContextMenuPolicy(Qt::DefaultContextMenu);
}

void CodeArea::setUpMargins()
{
    setMarginType(lineNumbers, NumberMargin);
    setMarginWidth(lineNumbers, QStringLiteral("0000"));
    setMarginType(marks, SymbolMargin);
    setMarginWidth(marks, extent::icon);
    setMarginMarkerMask(marks, 1 << MistakeMark);
    setMarginSensitivity(lineNumbers, false);
    markerDefine(Circle, MistakeMark);
}

void CodeArea::setUpKeys()
{
    QsciCommandSet *commands = standardCommands();
    commands->clearKeys();
    commands->clearAlternateKeys();
    for (const auto &[command, key] : bindings)
        commands->find(command)->setKey(key);
    for (const auto &[command, key] : alternatives)
        commands->find(command)->setAlternateKey(key);
}

void CodeArea::setBytes(const QByteArray &text)
{
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_CLEARALL);
    adaptTo(text.size());
    // With room for no more than the text its buffers are made once more, twice as large.
    SendScintilla(SCI_ALLOCATE, static_cast<unsigned long>(text.size() + 1));
    tellChanges(text.size() <= toldBytes);
    SendScintilla(SCI_APPENDTEXT, static_cast<uintptr_t>(text.size()), text.constData());
    tellChanges(true);
    m_folds->lookAgain();
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_GOTOPOS, 0UL);
    setEolMode(breaksLikeWindows(text) ? EolWindows : EolUnix);
    fitMargin();
}

void CodeArea::replaceBytes(qsizetype from, qsizetype to, QByteArrayView text)
{
    adaptTo(size() - (to - from) + text.size());
    const bool isTold = to - from <= toldBytes && text.size() <= toldBytes;
    tellChanges(isTold);
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(from), static_cast<long>(to));
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(text.size()), text.data());
    tellChanges(true);
    fitMargin();
    if (isTold)
        return;
    m_folds->lookAgain();
    emit textChanged();
}

// The library copies what it tells: 20 ms of 10 MiB.
void CodeArea::tellChanges(bool tells)
{
    SendScintilla(SCI_SETMODEVENTMASK, static_cast<unsigned long>(tells ? SC_MODEVENTMASKALL : 0));
}

// The library's own way turns all line breaks into those of the document.
void CodeArea::paste()
{
    const QMimeData *source = QGuiApplication::clipboard()->mimeData();
    bool isRectangular = false;
    if (isReadOnly() || !source || !canInsertFromMimeData(source))
        return;
    const QByteArray text = QsciScintilla::fromMimeData(source, isRectangular);
    if (mayInsert && !mayInsert(text))
        return;
    insertBytes(text);
}

void CodeArea::insertBytes(const QByteArray &text)
{
    if (size() == 0 && breaksLikeWindows(text))
        setEolMode(EolWindows);
    const qsizetype from = SendScintilla(SCI_GETSELECTIONSTART);
    replaceBytes(from, SendScintilla(SCI_GETSELECTIONEND), text);
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(from + text.size()));
}

QByteArray CodeArea::bytes() const
{
    return bytes(0, size());
}

QByteArray CodeArea::bytes(qsizetype from, qsizetype to) const
{
    const qsizetype length = std::min(to, size()) - from;
    if (length <= 0)
        return {};
    // The pointer moves the gap of the buffer, not the text.
    SendScintilla(SCI_GETCHARACTERPOINTER);
    const auto *text = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return {text + from, length};
}

qsizetype CodeArea::size() const
{
    return SendScintilla(SCI_GETLENGTH);
}

void CodeArea::setJson(bool isJson)
{
    setLexer(isJson ? m_lexer : nullptr);
    // Without a lexer there is nothing to style, and the library would try so for ever.
    SendScintilla(SCI_SETIDLESTYLING,
                  static_cast<unsigned long>(isJson ? SC_IDLESTYLING_ALL : SC_IDLESTYLING_NONE));
    setFolding(isJson ? PlainFoldStyle : NoFoldStyle, folds);
    markerDefine(RightTriangle, SC_MARKNUM_FOLDER);
    markerDefine(DownTriangle, SC_MARKNUM_FOLDEROPEN);
    m_folds->setActive(isJson);
    adaptTo(size());
    applyTheme();
}

// Before a text of that size is put in: wrapping 10 MiB takes seconds.
void CodeArea::adaptTo(qsizetype bytes)
{
    const WrapMode wrap = bytes <= wrappedBytes ? WrapWord : WrapNone;
    if (wrapMode() != wrap)
        setWrapMode(wrap);
    setBraceMatching(lexer() && bytes <= matchedBytes ? SloppyBraceMatch : NoBraceMatch);
}

void CodeArea::fitMargin()
{
    setMarginWidth(lineNumbers, QString(u'0') + QString::number(std::max(lines(), 999)));
}

void CodeArea::zoomBy(int steps)
{
    zoomTo(steps);
    fitMargin();
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
    setMarginBackgroundColor(marks, ink(Role::Surface));
    setFoldMarginColors(ink(Role::Surface), ink(Role::Surface));
    for (int marker = int(SC_MARKNUM_FOLDEREND); marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker) {
        setMarkerForegroundColor(ink(Role::Muted), marker);
        setMarkerBackgroundColor(ink(Role::Muted), marker);
    }
    setCaretForegroundColor(ink(Role::Text));
    setCaretLineBackgroundColor(ink(Role::Raised));
    setSelectionBackgroundColor(ink(Role::Selection));
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

bool CodeArea::event(QEvent *event)
{
    // Tab is a trap for whoever has only a keyboard; this lets the window's way out work.
    if (event->type() == QEvent::ShortcutOverride && doesTabMoveFocus) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            event->ignore();
            return false;
        }
    }
    return QsciScintilla::event(event);
}

bool CodeArea::focusNextPrevChild(bool next)
{
    if (!doesTabMoveFocus)
        return QsciScintilla::focusNextPrevChild(next);
    return QWidget::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call): past the trap
}

void CodeArea::keyPressEvent(QKeyEvent *event)
{
    if (takesKey && takesKey(*event))
        return;
    if (event->matches(QKeySequence::Paste))
        paste();
    else
        QsciScintilla::keyPressEvent(event);
}

bool CodeArea::canInsertFromMimeData(const QMimeData *source) const
{
    return !source->hasUrls() && QsciScintilla::canInsertFromMimeData(source);
}

QByteArray CodeArea::fromMimeData(const QMimeData *source, bool &rectangular) const
{
    const QByteArray text = QsciScintilla::fromMimeData(source, rectangular);
    return !mayInsert || mayInsert(text) ? text : QByteArray();
}

} // namespace ui
