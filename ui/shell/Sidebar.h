// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QSplitter;

namespace ui {

// What stands at the left: the streams, the templates, and below them the ways to help and
// settings. Folded, a narrow rail of icons; a click on one opens it.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int railWidth = 44;
    static constexpr int openWidth = 240;

    explicit Sidebar(QWidget *parent = nullptr);

    void setStreams(QWidget &page);
    void setTemplates(QWidget &page); // below the streams
    void setOpen(bool isOpen);
    bool isOpen() const { return m_isOpen; }
    QSplitter &parts() { return *m_parts; } // streams | templates

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
    QSplitter *m_parts;
    bool m_isOpen = true;
};

} // namespace ui
