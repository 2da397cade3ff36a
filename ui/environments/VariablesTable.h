// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "ui/environments/NameTable.h"

namespace ui {

// The variables of an environment: a row each, with a name and a value.
class VariablesTable final : public NameTable
{
    Q_OBJECT

public:
    explicit VariablesTable(QWidget *parent = nullptr);

    void setVariables(const QList<core::DraftVariable> &variables); // emits nothing
    QList<core::DraftVariable> variables() const; // rows without a name and a value left out

private:
    QString problemOf(int row) const override;
    void appendEmptyRow() override;
    void appendRow(const core::DraftVariable &variable);
    core::DraftVariable row(int at) const;
};

} // namespace ui
