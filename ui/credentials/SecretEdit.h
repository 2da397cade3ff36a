// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"

#include <QLineEdit>

namespace ui {

// A field for a secret: shown as dots, never copied, dropped or remembered, wiped as far as the
// toolkit lets us. What is stored already is never put in; the field only says that it is there.
class SecretEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);
    ~SecretEdit() override;

    bool isFilled() const { return !text().isEmpty(); }
    core::Secret secret() const; // without blanks and line ends at its ends, as they are pasted
    void wipe();

    // Dots, or what was typed, for as long as the person says so.
    void setRevealed(bool isRevealed);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QAction *m_reveal;
};

} // namespace ui
