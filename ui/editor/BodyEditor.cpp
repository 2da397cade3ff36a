// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/BodyEditor.h"

#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/editor/CodeArea.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cstring>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine =
    qsizetype(64) * 1024; // 30 ms to lay out; it grows with the length
constexpr qsizetype mostEdited =
    qsizetype(16) * 1024 * 1024; // 80 ms to put in, more than Kinesis takes in one record
constexpr qsizetype shownBytes = 4096; // of a held body

// Looks for the last line end within each stretch only: a text of short lines is read in leaps.
bool hasLongLine(QByteArrayView text)
{
    qsizetype start = 0;
    while (text.size() - start > longestLine) {
        const qsizetype end = text.sliced(start, longestLine + 1).lastIndexOf('\n');
        if (end < 0)
            return true;
        start += end + 1;
    }
    return false;
}

bool isTooMuch(QByteArrayView body)
{
    return body.size() > mostEdited || hasLongLine(body);
}

qsizetype longestLineOf(QByteArrayView text)
{
    qsizetype longest = 0;
    qsizetype start = 0;
    while (start < text.size()) {
        const void *found =
            std::memchr(text.data() + start, '\n', static_cast<std::size_t>(text.size() - start));
        const qsizetype end = found ? static_cast<const char *>(found) - text.data() : text.size();
        longest = std::max(longest, end - start);
        start = end + 1;
    }
    return longest;
}

} // namespace

BodyEditor::BodyEditor(QWidget *parent)
    : QWidget(parent)
    , m_area(new CodeArea(this))
    , m_bar(new MessageBar(this))
{
    m_area->setObjectName(u"body"_s);
    m_area->setAccessibleName(tr("Body"));
    m_area->setJson(true);
    m_area->mayInsert = [this](const QByteArray &text) { return mayInsert(text); };
    m_area->takesKey = [this](QKeyEvent &event) { return takesKey(event); };
    m_bar->setObjectName(u"heldBar"_s);
    setFocusProxy(m_area);
    showMistakes();
    watchPointer();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_area, 1);

    connect(m_area, &QsciScintilla::textChanged, this, [this] {
        if (!m_isLoading)
            emit changed();
    });
    connect(m_bar, &MessageBar::actionTriggered, this, &BodyEditor::formatRequested);
}

void BodyEditor::setBody(const QByteArray &body)
{
    if (isTooMuch(body)) {
        m_beforeHold.clear();
        return hold(body);
    }
    const QScopedValueRollback loading(m_isLoading, true);
    release();
    m_area->setReadOnly(false);
    m_area->setBytes(body);
    lock();
    setMistakes({});
}

void BodyEditor::replaceBody(const QByteArray &body)
{
    if (m_isReadOnly)
        return;
    if (isTooMuch(body)) {
        m_beforeHold = this->body();
        hold(body);
    } else if (m_held) {
        setBody(body);
    } else {
        int line = 0;
        int index = 0;
        m_area->getCursorPosition(&line, &index);
        const QScopedValueRollback loading(m_isLoading, true);
        m_area->replaceBytes(0, m_area->size(), body);
        m_area->setCursorPosition(std::min(line, m_area->lines() - 1), 0);
        setMistakes({});
    }
    emit changed();
}

QByteArray BodyEditor::body() const
{
    return m_held ? *m_held : m_area->bytes();
}

qsizetype BodyEditor::bodySize() const
{
    return m_held ? m_held->size() : m_area->size();
}

// The whole text that a paste would make is looked at, not only what is pasted.
bool BodyEditor::mayInsert(const QByteArray &text)
{
    if (m_isReadOnly)
        return false;
    if (m_held || isTooMuch(text) || m_area->size() + text.size() > mostEdited) {
        const auto start = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART);
        const auto end = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND);
        QByteArray whole = m_held ? QByteArray() : m_area->bytes();
        whole.replace(start, end - start, text);
        // Not while the area is asking.
        QTimer::singleShot(0, this, [this, whole, text] {
            replaceBody(whole);
            emit pasted(text);
        });
        return false;
    }
    QTimer::singleShot(0, this, [this, text] { emit pasted(text); });
    return true;
}

// A held body is read-only to the area; what a person can do with it is done here.
bool BodyEditor::takesKey(QKeyEvent &event)
{
    if (!m_held || m_isReadOnly)
        return false;
    if (event.matches(QKeySequence::Paste)) {
        m_area->setReadOnly(false);
        m_area->paste();
        lock();
        return true;
    }
    const bool clears = event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace;
    if (!clears && !event.matches(QKeySequence::Undo))
        return false;
    setBody(clears ? QByteArray() : m_beforeHold);
    emit changed();
    return true;
}

void BodyEditor::hold(const QByteArray &body)
{
    const QScopedValueRollback loading(m_isLoading, true);
    m_held = body;
    m_area->setReadOnly(false);
    m_area->setJson(false);
    m_area->setBytes(body.left(shownBytes) + "\xE2\x80\xA6");
    lock();
    const bool isJson =
        m_kind == core::PayloadKind::Json && !m_isReadOnly && body.size() <= mostEdited;
    const QString what = body.size() > mostEdited
        ? tr("This body has %1").arg(humanBytes(body.size()))
        : tr("A line of this body has %1").arg(humanBytes(longestLineOf(body)));
    const QString text = m_isReadOnly
        ? tr("%1, too much to show here as a whole.").arg(what)
        : tr("%1, too much to edit here. It is sent as it is, to the byte. Paste replaces it, "
             "Delete clears it.")
              .arg(what);
    m_bar->showMessage(MessageBar::Severity::Note, text, isJson ? tr("Format") : QString());
}

void BodyEditor::release()
{
    if (!m_held)
        return;
    m_held.reset();
    lock();
    m_area->setJson(m_kind == core::PayloadKind::Json);
    m_bar->hide();
}

void BodyEditor::lock()
{
    m_area->setReadOnly(m_isReadOnly || m_held);
}

void BodyEditor::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    if (m_held)
        hold(QByteArray(*m_held)); // its message is another
    lock();
}

void BodyEditor::setKind(core::PayloadKind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    if (m_held)
        return hold(*m_held);
    const QScopedValueRollback loading(m_isLoading, true);
    m_area->setJson(kind == core::PayloadKind::Json);
}

void BodyEditor::setTabMovesFocus(bool moves)
{
    m_area->doesTabMoveFocus = moves;
}

void BodyEditor::zoom(int steps)
{
    constexpr int least = -3;
    constexpr int most = 16;
    m_zoom = steps == 0 ? 0 : std::clamp(m_zoom + steps, least, most);
    m_area->zoomBy(m_zoom);
}

void BodyEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_area->applyTheme();
    QWidget::changeEvent(event);
}

} // namespace ui
