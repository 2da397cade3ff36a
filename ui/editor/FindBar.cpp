// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/FindBar.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/ReadingOrder.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QToolButton *createButton(const char *name, const QString &objectName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(name));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

} // namespace

FindBar::FindBar(BodyEditor &editor, QWidget *parent)
    : QFrame(parent)
    , m_editor(editor)
    , m_text(new QLineEdit)
    , m_with(new QLineEdit)
    , m_case(new QCheckBox(tr("Match case")))
    , m_words(new QCheckBox(tr("Words")))
    , m_count(new QLabel)
    , m_replaceRow(createReplaceRow())
{
    setObjectName(u"findBar"_s);
    setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(createFindRow());
    layout->addWidget(m_replaceRow);
    readAfter(*m_with, *m_text); // what is found and what takes its place are written together
    hide();

    connect(m_text, &QLineEdit::textEdited, this, &FindBar::findAsTyped);
    connect(m_case, &QCheckBox::toggled, this, &FindBar::findAsTyped);
    connect(m_words, &QCheckBox::toggled, this, &FindBar::findAsTyped);
    connect(&m_editor, &BodyEditor::changed, this, [this] {
        if (isVisible())
            showCount();
    });
}

QWidget *FindBar::createFindRow()
{
    m_text->setObjectName(u"findText"_s);
    m_text->setPlaceholderText(tr("Find in the body"));
    m_text->setAccessibleName(tr("Find"));
    m_text->installEventFilter(this);
    m_case->setObjectName(u"findCase"_s);
    m_words->setObjectName(u"findWords"_s);
    m_count->setObjectName(u"findCount"_s);
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("1 000 matches")));
    auto *previous =
        createButton("arrow-up", u"findPrevious"_s, tr("Previous match (Shift+Enter)"));
    auto *next = createButton("arrow-down", u"findNext"_s, tr("Next match (Enter)"));
    auto *closing = createButton("x", u"findClose"_s, tr("Close (Esc)"));
    connect(previous, &QToolButton::clicked, this, [this] { find(BodyEditor::Way::Backward); });
    connect(next, &QToolButton::clicked, this, [this] { find(BodyEditor::Way::Forward); });
    connect(closing, &QToolButton::clicked, this, &FindBar::close);

    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(space::s);
    layout->addWidget(m_text, 1);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_count, previous, next, m_case, m_words, closing})
        layout->addWidget(widget);
    return row;
}

QWidget *FindBar::createReplaceRow()
{
    m_with->setObjectName(u"replaceText"_s);
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->installEventFilter(this);
    auto *one = new QPushButton(tr("Replace"));
    one->setObjectName(u"replaceOne"_s);
    auto *all = new QPushButton(tr("Replace all"));
    all->setObjectName(u"replaceAll"_s);
    connect(one, &QPushButton::clicked, this, &FindBar::replace);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);

    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(space::s);
    layout->addWidget(m_with, 1);
    layout->addWidget(one);
    layout->addWidget(all);
    return row;
}

void FindBar::open(Mode mode)
{
    m_replaceRow->setVisible(mode == Mode::Replace);
    if (const QString selected = m_editor.selectedText(); !selected.isEmpty())
        m_text->setText(selected);
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    showCount();
}

void FindBar::close()
{
    m_editor.unmarkMatches();
    hide();
    m_editor.setFocus();
}

BodyEditor::Search FindBar::search() const
{
    return {m_text->text(), m_case->isChecked(), m_words->isChecked()};
}

void FindBar::findAsTyped()
{
    m_editor.findAsTyped(search());
    showCount();
}

void FindBar::find(BodyEditor::Way way)
{
    const bool isThere = m_editor.find(search(), way);
    showCount();
    if (!isThere && !m_text->text().isEmpty())
        m_count->setText(tr("no match"));
}

void FindBar::replace()
{
    m_editor.replaceSelected(search(), m_with->text());
    find(BodyEditor::Way::Forward);
}

void FindBar::replaceAll()
{
    const int count = m_editor.replaceAll(search(), m_with->text());
    showCount();
    m_count->setText(tr("%n replaced", nullptr, count));
}

void FindBar::showCount()
{
    const int count = m_editor.markMatches(search());
    if (m_text->text().isEmpty() || count < 0)
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("no match"));
    else
        m_count->setText(count == 1 ? tr("1 match") : tr("%1 matches").arg(grouped(count)));
}

bool FindBar::event(QEvent *event)
{
    // Esc is a shortcut of the window too; while the bar is open it closes the bar.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || key->modifiers().testFlag(Qt::ControlModifier))
        return QFrame::eventFilter(watched, event);
    const bool isBack = key->modifiers().testFlag(Qt::ShiftModifier);
    if (watched == m_with)
        replace();
    else
        find(isBack ? BodyEditor::Way::Backward : BodyEditor::Way::Forward);
    return true;
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Role::Border));
}

} // namespace ui
