// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/SheetText.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/DraftWork.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QTableView>

#include <utility>

// What keys and the clipboard do in a DraftTable.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isOneCell(const core::SplitText &split)
{
    return split.form == core::SplitForm::One && !split.bringsKeys;
}

} // namespace

void DraftTable::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.isEmpty() || m_model.isReadOnly())
        return;
    m_work.run(this, [this, text]() -> DraftWork::Ending {
        return [this, text, split = core::splitRecords(text.toUtf8())] { takePaste(split, text); };
    });
}

// One value goes into the selected cells; more become records of their own.
void DraftTable::takePaste(const core::SplitText &split, const QString &text)
{
    const QModelIndex current = m_grid->currentIndex();
    const QList<qsizetype> records = selectedRecords();
    const bool isForCells = isOneCell(split) && !records.isEmpty()
        && current.data(DraftTableModel::CanEditHereRole).toBool();
    if (isForCells)
        m_model.edit(records, static_cast<DraftTableModel::Column>(current.column()),
                     text.trimmed());
    else
        emit pasted(split);
}

void DraftTable::copy()
{
    QByteArray text;
    for (const qsizetype record : selectedRecords()) {
        const core::DraftRecord &each = m_model.records().at(record);
        core::appendSheetRow(
            text, {each.partitionKey.toUtf8(), each.explicitHashKey.toUtf8(), each.body}, '\t');
        text += '\n';
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

bool DraftTable::eventFilter(QObject *watched, QEvent *event)
{
    // The window has shortcuts of its own for some of these keys.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isOurs = key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Paste)
            || key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)
            || key.matches(QKeySequence::SelectAll) || key.key() == Qt::Key_Delete;
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut)
        hint({});
    if (event->type() == QEvent::KeyPress && takesKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool DraftTable::takesKey(const QKeyEvent &event)
{
    if (isEditing())
        return false; // what its field does not want is nobody's
    const QModelIndex current = m_grid->currentIndex();
    const bool isPlain = event.modifiers() == Qt::NoModifier;
    if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::Paste))
        paste();
    else if (event.matches(QKeySequence::Undo))
        m_model.undo();
    else if (event.matches(QKeySequence::Redo))
        m_model.redo();
    else if (isPlain && event.key() == Qt::Key_Delete)
        m_model.remove(selectedRecords());
    else if (isPlain && event.key() == Qt::Key_Return && current.isValid() && m_grid->hasFocus())
        emit openRequested(m_model.recordAt(current.row()));
    else if (isForCell(event) && !current.data(DraftTableModel::HindranceRole).toString().isEmpty())
        hint(current.data(DraftTableModel::HindranceRole).toString());
    else
        return false;
    return true;
}

bool DraftTable::isEditing() const
{
    return m_grid->isPersistentEditorOpen(m_grid->currentIndex());
}

bool DraftTable::isForCell(const QKeyEvent &event) const
{
    constexpr Qt::KeyboardModifiers strong =
        Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const QString text = event.text();
    const bool isTyping = text > u" "_s && text.front().isPrint() && !(event.modifiers() & strong);
    return m_grid->currentIndex().isValid() && (isTyping || event.key() == Qt::Key_F2);
}

// A selection of many rows stays as it is: more may be done to it.
void DraftTable::step(int rows)
{
    const QModelIndex current = m_grid->currentIndex();
    const QModelIndex next = current.siblingAtRow(current.row() + rows);
    if (next.isValid() && selectedRecords().size() <= 1)
        m_grid->setCurrentIndex(next);
}

void DraftTable::hint(const QString &text)
{
    const bool had = std::exchange(m_isHinting, !text.isEmpty());
    if (had || m_isHinting)
        emit hinted(text);
}

} // namespace ui
