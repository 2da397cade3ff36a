// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/FactList.h"

#include "ui/common/Theme.h"
#include "ui/common/WrappedText.h"

#include <QFormLayout>
#include <QLabel>

namespace ui {

namespace {

QLabel *nameLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(name, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop); // beside the first of several lines
    return label;
}

WrappedText *valueText(const Fact &fact, QWidget *parent)
{
    auto *text = new WrappedText(fact.value, parent);
    if (fact.isCode)
        text->setFont(codeFont());
    text->setAccessibleName(fact.name);
    return text;
}

} // namespace

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(space::m);
    m_form->setVerticalSpacing(space::xs);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const Fact &fact : facts)
        m_form->addRow(nameLabel(fact.name, this), valueText(fact, this));
}

} // namespace ui
