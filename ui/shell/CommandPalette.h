// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Overlay.h"
#include "ui/shell/PaletteModel.h"

class QLabel;
class QLineEdit;
class QListView;

namespace ui {

// Find anything and run it: a field and a list over the upper part of the window.
class CommandPalette final : public Overlay
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget &window);

    void open(const QList<PaletteEntry> &entries);

signals:
    void chosen(const QString &id);

protected:
    QRect placeIn(const QSize &window) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(const QString &typed);
    void move(int steps);
    void run();
    bool pressed(int key);

    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
    PaletteModel *m_model;
};

} // namespace ui
