// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include "ui/common/Theme.h"
#include "ui/shell/PaletteDelegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widest = 640;
constexpr int rowsShown = 10;

} // namespace

CommandPalette::CommandPalette(QWidget &window)
    : Overlay(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing by that name."), this))
    , m_model(new PaletteModel(this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Search or run"));
    m_field->setObjectName(u"paletteField"_s);
    m_field->setAccessibleName(tr("Command, stream or connection"));
    m_field->setPlaceholderText(tr("Type a command, a stream or a connection"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_nothing->setObjectName(u"paletteNothing"_s);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(space::s, space::xs, space::s, space::s);

    constexpr int edge = shadow + space::s;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(space::s);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
}

void CommandPalette::open(const QList<PaletteEntry> &entries)
{
    m_model->setEntries(entries);
    m_field->clear();
    find({});
    openWith(*m_field);
}

void CommandPalette::find(const QString &typed)
{
    m_model->setTyped(typed);
    const int rows = std::min(m_model->rowCount(), rowsShown);
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_list->setFixedHeight(rows * PaletteDelegate::rowHeight);
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(0));
    placeAgain();
}

QRect CommandPalette::placeIn(const QSize &window) const
{
    layout()->activate();
    const int width = std::min(widest, window.width() - 2 * space::xl) + 2 * shadow;
    return {(window.width() - width) / 2, 0, width, layout()->sizeHint().height()};
}

void CommandPalette::move(int steps)
{
    const int rows = m_model->enabledCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + steps + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row));
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QString id = index.data(PaletteModel::IdRole).toString();
    closeOverlay();
    emit chosen(id);
}

bool CommandPalette::pressed(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(std::min(rowsShown, m_model->enabledCount() - 1 - row));
        return true;
    case Qt::Key_PageUp:
        move(-std::min(rowsShown, row));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere to go
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress
        && pressed(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return Overlay::eventFilter(watched, event);
}

} // namespace ui
