// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"
#include "ui/shell/Actions.h"
#include "ui/shell/HelpDialog.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace ui {

class CommandPalette;
class ContextBar;
class MessageBar;
class Sidebar;
class StatusLine;

// Places the rooms and says what the person did to the places; no logic. The rooms are made
// elsewhere and handed in.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Actions &actions, QWidget *parent = nullptr);
    ~MainWindow() override;

    ContextBar &contextBar() { return *m_contextBar; }
    Sidebar &sidebar() { return *m_sidebar; }
    MessageBar &messageBar() { return *m_messageBar; }
    StatusLine &statusLine() { return *m_statusLine; }
    CommandPalette &commandPalette() { return *m_palette; }

    void setEditor(QWidget &editor);
    void setResults(QWidget &results);
    void setStartPage(QWidget &page);
    void showStartPage(bool shows); // instead of editor and results
    bool showsStartPage() const;

    void setProduction(bool isProduction); // a frame around everything, and the word
    void setResultsAtRight(bool atRight); // where there is room for it
    bool areResultsAtRight() const;
    void setSidebarChoice(core::Settings::Sidebar choice);
    void setMenuBarShown(bool isShown);
    // Sizes as they were left; nothing where there are none.
    void restorePlaces(const core::Settings &settings);
    void storePlaces(core::Settings &settings) const;

    HelpTopic topicOfFocus() const; // what help is about where the person is
    // The next part of the window that can have the focus, and round again.
    void focusNextPane();
    void focusPreviousPane();

    // Asked when the window is about to close; false: it stays, and whoever said so closes it
    // later.
    void setCloseGuard(std::function<bool()> mayClose);

signals:
    void filesDropped(const QStringList &paths);
    void placesChanged(); // sizes, to be kept
    void closing();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override; // as it is read

private:
    QList<QWidget *> panes() const;
    void focusPane(int steps);
    void rememberFocus(QWidget *old);
    void arrange(); // by what the person chose and what there is room for
    void fold();
    void fitEditor();
    void restoreSplitter(QSplitter &splitter, const QList<int> &sizes);
    QList<int> sideSizes() const;
    QString workName() const;

    ContextBar *m_contextBar;
    MessageBar *m_messageBar;
    QStackedWidget *m_pages;
    QSplitter *m_sides; // sidebar | work
    QSplitter *m_work; // editor | results
    Sidebar *m_sidebar;
    StatusLine *m_statusLine;
    CommandPalette *m_palette;
    QPointer<QWidget> m_editor;
    QPointer<QWidget> m_results;
    QHash<QWidget *, QPointer<QWidget>> m_lastFocus; // by pane
    QMap<QString, QList<int>> m_sizes; // of both orientations
    core::Settings::Sidebar m_sidebarChoice = core::Settings::Sidebar::Automatic;
    bool m_wantsResultsAtRight = false;
    std::function<bool()> m_mayClose;
    bool m_isProduction = false;
};

} // namespace ui
