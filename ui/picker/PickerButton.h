// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QAbstractButton>

namespace ui {

// The chip that shows what is picked and opens the list: icon, title, muted detail, a chevron.
// Gives way by leaving out the detail, then the middle of the title.
class PickerButton final : public QAbstractButton
{
    Q_OBJECT

public:
    // `what` is picked here, "Connection": for screen readers.
    PickerButton(const QString &what, QWidget *parent = nullptr);

    struct Look
    {
        const char *icon = nullptr;
        Role iconRole = Role::Muted;
        QString title; // "demo-orders"
        QString detail; // "4 shards · 1 MiB"
        QString badge; // "PRODUCTION": said, and shown by the edge; the bar has the word
    };
    void setLook(const Look &look);
    const Look &look() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int fixedWidth() const;

    QString m_what;
    Look m_look;
};

} // namespace ui
