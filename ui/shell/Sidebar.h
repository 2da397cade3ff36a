// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace ui {

// What stands at the left: the streams, and below them the ways to help and settings. Folded, a
// narrow rail of icons; a click on the streams opens it.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int railWidth = 44;
    static constexpr int openWidth = 240;

    explicit Sidebar(QWidget *parent = nullptr);

    void setStreams(QWidget &page);
    void setOpen(bool isOpen);
    bool isOpen() const { return m_isOpen; }

signals:
    void openRequested();
    void settingsRequested();
    void helpRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addWays(QBoxLayout &layout, const QString &place);

    QWidget *m_rail;
    QWidget *m_page;
    bool m_isOpen = true;
};

} // namespace ui
