// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace ui {

// Tabs as narrow as their words allow, so that seven of them fit beside a grid: a line under the
// one that is open.
class InspectorTabs final : public QTabBar
{
    Q_OBJECT

public:
    explicit InspectorTabs(QWidget *parent = nullptr);

    void setRoom(int width); // for all tabs together
    int leastWidth() const; // that shows all tabs

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;

private:
    int widthOfTexts() const;
    int padding() const; // left and right of a word

    int m_room = 0;
};

} // namespace ui
