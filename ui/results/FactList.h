// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QFormLayout;

namespace ui {

// A name and what is known under it.
struct Fact
{
    QString name;
    QString value; // plain text
    bool isCode = false; // an id or a key: shown in the code font

    bool operator==(const Fact &) const = default;
};

// Facts below each other, values selectable.
class FactList final : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    const QList<Fact> &facts() const { return m_facts; }

private:
    QList<Fact> m_facts;
    QFormLayout *m_form;
};

} // namespace ui
