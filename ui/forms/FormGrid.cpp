// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/FormGrid.h"

#include "ui/common/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int labelWidth = 136;

} // namespace

FormGrid::FormGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
}

void FormGrid::addRow(const QString &text, QWidget *field, const QString &hint, QWidget *buddy)
{
    Row row;
    row.label = new QLabel(text, this);
    row.label->setBuddy(buddy ? buddy : field);
    if (!text.isEmpty())
        row.label->setMinimumHeight(extent::control);
    row.below = new QLabel(this);
    row.below->setObjectName(field->objectName() + u"Note"_s);
    row.below->setTextFormat(Qt::PlainText);
    row.below->setWordWrap(true);
    row.below->setFont(smallFont());
    row.below->setForegroundRole(QPalette::WindowText); // on any background
    row.hint = hint;
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(text).remove(u'&'));

    const int at = m_grid->rowCount();
    auto *cell = new QVBoxLayout; // what stands below belongs to its field, not to the next
    cell->setSpacing(space::xs);
    cell->addWidget(field);
    cell->addWidget(row.below);
    m_grid->addWidget(row.label, at, 0, Qt::AlignTop);
    m_grid->addLayout(cell, at, 1);
    m_rows.insert(field, row);
    show(field);
}

void FormGrid::setHint(QWidget *field, const QString &hint)
{
    m_rows[field].hint = hint;
    show(field);
}

void FormGrid::setProblem(QWidget *field, const QString &problem)
{
    m_rows[field].problem = problem;
    show(field);
}

QString FormGrid::problem(QWidget *field) const
{
    return m_rows.value(field).problem;
}

void FormGrid::setRowVisible(QWidget *field, bool isVisible)
{
    m_rows[field].isVisible = isVisible;
    show(field);
}

void FormGrid::show(QWidget *field)
{
    const Row &row = m_rows[field];
    const bool isWrong = !row.problem.isEmpty();
    const QString text = isWrong ? u"✕ "_s + row.problem : row.hint;
    QPalette colours = row.below->palette();
    colours.setColor(QPalette::WindowText, color(isWrong ? Role::Refused : Role::Muted));
    row.below->setPalette(colours);
    row.below->setText(text);
    row.below->setVisible(row.isVisible && !text.isEmpty());
    row.label->setVisible(row.isVisible);
    field->setVisible(row.isVisible);
    field->setAccessibleDescription(text);
}

void FormGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (auto row = m_rows.keyBegin(); row != m_rows.keyEnd(); ++row)
            show(*row);
    }
    QWidget::changeEvent(event);
}

} // namespace ui
