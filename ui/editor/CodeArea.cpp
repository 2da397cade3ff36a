// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeArea.h"

#include "ui/common/Theme.h"
#include "ui/editor/BodyFolds.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <Qsci/qscilexerjson.h>

#include <algorithm>

namespace ui {

namespace {

// Beyond these sizes an editor's comforts cost more than a frame.
constexpr qsizetype wrappedBytes = qsizetype(64) * 1024;
constexpr qsizetype matchedBytes = qsizetype(512) * 1024; // of braces
constexpr qsizetype toldBytes = qsizetype(1024) * 1024; // in one change

// By the first carriage return: a search for two bytes would take far longer.
bool breaksLikeWindows(const QByteArray &text)
{
    const qsizetype at = text.indexOf('\r');
    return at >= 0 && text.mid(at + 1, 1) == "\n";
}

} // namespace

CodeArea::CodeArea(QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerJSON(this))
    , m_folds(new BodyFolds(*this))
    , m_colours(*this)
    , m_speech(*this)
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
    showHidden();
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
    setMarginType(Numbers, NumberMargin);
    setMarginWidth(Numbers, QStringLiteral("0000"));
    setMarginType(Marks, SymbolMargin);
    setMarginWidth(Marks, extent::icon);
    setMarginMarkerMask(Marks, 1 << MistakeMark);
    setMarginSensitivity(Numbers, false);
    markerDefine(Circle, MistakeMark);
}

void CodeArea::setBytes(const QByteArray &text)
{
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_CLEARALL);
    adaptTo(text.size());
    makeRoom(text.size());
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
    if (!isTold)
        makeRoom(size() + text.size());
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

// With room for no more than the text the library makes its buffers once more, twice as large.
void CodeArea::makeRoom(qsizetype bytes)
{
    SendScintilla(SCI_ALLOCATE, static_cast<unsigned long>(bytes + 1));
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
    m_colours.setActive(isJson);
    setFolding(isJson ? PlainFoldStyle : NoFoldStyle, Folds);
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
    setMarginWidth(Numbers, QString(u'0') + QString::number(std::max(lines(), 999)));
}

void CodeArea::zoomBy(int steps)
{
    zoomTo(steps);
    fitMargin();
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

void CodeArea::paintEvent(QPaintEvent *event)
{
    m_colours.colourSeen();
    QsciScintilla::paintEvent(event);
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
