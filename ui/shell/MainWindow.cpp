// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "ui/common/MessageBar.h"
#include "ui/common/ReadingOrder.h"
#include "ui/common/Theme.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ContextBar.h"
#include "ui/shell/Overlay.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/WindowRules.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPainter>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int frameWidth = 3; // of production
// What is in a pane gives way down to this, so that the window stays as it is.
constexpr int smallestWidth = 420; // of a draft, and of results

QSplitter *splitter(Qt::Orientation orientation, const QString &name, QWidget *parent)
{
    auto *result = new QSplitter(orientation, parent);
    result->setObjectName(name);
    result->setChildrenCollapsible(false);
    return result;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

// The first control in a pane that Tab would reach; null when there is none.
QWidget *firstControl(QWidget &pane)
{
    if (QWidget *proxy = pane.focusProxy(); proxy && proxy->isVisible())
        return proxy;
    QWidget *first = nextByTab(pane, &pane, 1);
    return first == &pane ? nullptr : first;
}

} // namespace

MainWindow::MainWindow(Actions &actions, QWidget *parent)
    : QMainWindow(parent)
    , m_contextBar(new ContextBar(this))
    , m_messageBar(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_sides(splitter(Qt::Horizontal, u"sides"_s, this))
    , m_work(splitter(Qt::Vertical, u"work"_s, this))
    , m_sidebar(new Sidebar(this))
    , m_statusLine(new StatusLine(this))
    , m_palette(nullptr)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Headgate"_s);
    setAcceptDrops(true);
    actions.fill(*menuBar());
    actions.installIn(*this);

    m_sides->addWidget(m_sidebar);
    m_sides->addWidget(m_work);
    m_sides->setStretchFactor(1, 1);
    m_pages->addWidget(m_sides);

    auto *all = new QWidget(this);
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_contextBar);
    layout->addWidget(m_messageBar);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_statusLine);
    setCentralWidget(all);
    m_palette = new CommandPalette(*all);

    resize(firstSize(screen()->availableSize()));
    for (QSplitter *each : {m_sides, m_work, &m_sidebar->parts()}) {
        connect(each, &QSplitter::splitterMoved, this, [this, each] {
            if (each == m_sides && !m_sidebar->isOpen())
                return;
            m_sizes[each == m_work ? workName() : each->objectName()] = each->sizes();
            fitEditor();
            emit placesChanged();
        });
    }
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::rememberFocus);
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    // The focus still moves while the children go.
    disconnect(qApp, nullptr, this, nullptr);
}

void MainWindow::setEditor(QWidget &editor)
{
    m_editor = &editor;
    m_work->insertWidget(0, &editor);
    fitEditor();
    m_work->setStretchFactor(0, 1);
}

void MainWindow::setResults(QWidget &results)
{
    m_results = &results;
    results.setMinimumSize(smallestWidth, smallestResultsHeight(results.fontMetrics().height()));
    m_work->addWidget(&results);
    m_work->setStretchFactor(m_work->indexOf(&results), 1);
    restoreSplitter(*m_work, m_sizes.value(workName()));
}

void MainWindow::setStartPage(QWidget &page)
{
    m_pages->addWidget(&page);
}

void MainWindow::showStartPage(bool shows)
{
    m_pages->setCurrentIndex(shows && m_pages->count() > 1 ? 1 : 0);
}

bool MainWindow::showsStartPage() const
{
    return m_pages->currentIndex() == 1;
}

void MainWindow::setProduction(bool isProduction)
{
    m_isProduction = isProduction;
    const int frame = isProduction ? frameWidth : 0;
    setContentsMargins(frame, frame, frame, frame);
    m_contextBar->setProduction(isProduction);
    update();
}

QString MainWindow::workName() const
{
    return m_work->orientation() == Qt::Horizontal ? u"workBeside"_s : u"workBelow"_s;
}

void MainWindow::setResultsAtRight(bool atRight)
{
    m_wantsResultsAtRight = atRight;
    arrange();
}

bool MainWindow::areResultsAtRight() const
{
    return m_work->orientation() == Qt::Horizontal;
}

void MainWindow::arrange()
{
    const bool beside = m_wantsResultsAtRight && hasRoomBeside(width());
    if (beside != areResultsAtRight()) {
        m_work->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
        restoreSplitter(*m_work, m_sizes.value(workName()));
    } else if (!m_sizes.contains(workName()))
        restoreSplitter(*m_work, {}); // the person left it to us
    fold();
    fitEditor();
}

void MainWindow::restoreSplitter(QSplitter &splitter, const QList<int> &sizes)
{
    if (sizes.size() == splitter.count())
        splitter.setSizes(sizes);
    else if (&splitter == m_work && splitter.count() == 2)
        splitter.setSizes(firstShares(height(), areResultsAtRight()));
}

void MainWindow::setSidebarChoice(core::Settings::Sidebar choice)
{
    m_sidebarChoice = choice;
    fold();
}

void MainWindow::fold()
{
    const bool isOpen = isSidebarOpen(m_sidebarChoice, width(), areResultsAtRight());
    if (isOpen == m_sidebar->isOpen())
        return;
    m_sidebar->setOpen(isOpen);
    m_sides->setSizes(sideSizes());
    fitEditor();
}

void MainWindow::fitEditor()
{
    if (m_editor)
        m_editor->setMinimumSize(
            smallestWidth,
            smallestEditorHeight(m_editor->width(), m_editor->fontMetrics().height()));
}

QList<int> MainWindow::sideSizes() const
{
    const auto known = m_sizes.value(m_sides->objectName());
    const int open = known.size() == 2 ? known.first() : Sidebar::openWidth;
    const int side = m_sidebar->isOpen() ? open : Sidebar::railWidth;
    return {side, std::max(1, width() - side)};
}

void MainWindow::setMenuBarShown(bool isShown)
{
    menuBar()->setVisible(isShown);
}

void MainWindow::restorePlaces(const core::Settings &settings)
{
    m_sizes = settings.splitters;
    if (!settings.windowGeometry.isEmpty())
        restoreGeometry(settings.windowGeometry);
    m_wantsResultsAtRight = settings.areResultsAtRight;
    restoreSplitter(m_sidebar->parts(), m_sizes.value(m_sidebar->parts().objectName()));
    restoreSplitter(*m_work, m_sizes.value(workName()));
    m_sidebarChoice = settings.sidebar;
    m_sides->setSizes(sideSizes());
    arrange();
}

void MainWindow::storePlaces(core::Settings &settings) const
{
    settings.windowGeometry = saveGeometry();
    settings.splitters = m_sizes;
}

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> result;
    const QList<QWidget *> all{m_contextBar, m_sidebar, m_editor, m_results,
                               m_pages->widget(m_pages->currentIndex())};
    for (QWidget *pane : all) {
        if (pane && pane->isVisible() && pane != m_sides)
            result.append(pane);
    }
    return result;
}

void MainWindow::rememberFocus(QWidget *old)
{
    if (!old)
        return;
    for (QWidget *pane : panes()) {
        if (pane->isAncestorOf(old))
            m_lastFocus[pane] = old;
    }
}

void MainWindow::focusPane(int steps)
{
    const auto all = panes();
    if (all.isEmpty())
        return;
    QWidget *focus = QApplication::focusWidget();
    const auto current = std::find_if(all.begin(), all.end(), [focus](const QWidget *pane) {
        return pane == focus || pane->isAncestorOf(focus);
    });
    qsizetype next = current == all.end() ? 0 : current - all.begin() + steps;
    next = (next + all.size()) % all.size();

    QWidget *pane = all.at(next);
    const QPointer<QWidget> last = m_lastFocus.value(pane);
    QWidget *target =
        last && last->isVisible() && last->isEnabled() ? last.get() : firstControl(*pane);
    if (target)
        target->setFocus(Qt::TabFocusReason);
}

HelpTopic MainWindow::topicOfFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    const auto has = [focus](const QWidget *pane) {
        return pane && focus && (pane == focus || pane->isAncestorOf(focus));
    };
    if (has(m_messageBar))
        return HelpTopic::Messages;
    if (showsStartPage())
        return HelpTopic::Start;
    if (has(m_contextBar))
        return HelpTopic::Context;
    if (has(m_sidebar))
        return HelpTopic::Streams;
    return has(m_results) ? HelpTopic::Results : HelpTopic::Editor;
}

// Qt's own chain follows the order in which things were made, and loses what a focus proxy skips.
bool MainWindow::focusNextPrevChild(bool next)
{
    QWidget *focus = QApplication::focusWidget();
    QWidget *inside = this;
    for (QWidget *each = focus; each && each != this; each = each->parentWidget()) {
        if (qobject_cast<Overlay *>(each))
            inside = each; // who is in an overlay stays there
    }
    QWidget *target = nextByTab(*inside, focus, next ? 1 : -1);
    if (!target)
        return false;
    target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::focusNextPane()
{
    focusPane(1);
}

void MainWindow::focusPreviousPane()
{
    focusPane(-1);
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!m_isProduction)
        return;
    QPainter painter(this);
    painter.setPen(QPen(color(Role::Production), 2 * frameWidth));
    painter.drawRect(rect());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrange();
    emit placesChanged();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    emit placesChanged();
}

void MainWindow::setCloseGuard(std::function<bool()> mayClose)
{
    m_mayClose = std::move(mayClose);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose && !m_mayClose())
        return event->ignore();
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        emit closing();
}

// Files can be dropped anywhere: an editor under the mouse would take their paths for text.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return false;
    const auto *widget = qobject_cast<const QWidget *>(watched);
    if (!widget || widget->window() != this)
        return false;
    auto *drop = static_cast<QDropEvent *>(event); // all three are
    const QStringList paths = localFiles(*drop->mimeData());
    if (paths.isEmpty())
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop)
        emit filesDropped(paths);
    return true;
}

} // namespace ui
