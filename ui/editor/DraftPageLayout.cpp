// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/FindBar.h"
#include "ui/editor/HashKeyLine.h"
#include "ui/editor/KeyLine.h"
#include "ui/editor/ModeSwitch.h"
#include "ui/editor/Remark.h"
#include "ui/editor/SendButton.h"
#include "ui/editor/SplitBar.h"
#include "ui/editor/VariablesLine.h"
#include "ui/environments/EnvironmentPicker.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

// Where the parts of a DraftPage are, as its size allows.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int smallestBodyBelowBar = 2 * extent::row; // two lines while something is asked

} // namespace

void DraftPage::build()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_problem->setObjectName(u"problemLine"_s);
    m_problem->setLeadsSomewhere(true);
    m_bar->setObjectName(u"draftBar"_s);
    m_damage->setObjectName(u"damageBar"_s);
    m_damage->setClosable(false);
    m_own->setObjectName(u"ownForm"_s);
    m_own->setCheckable(true);
    m_own->setIcon(icon("sliders-horizontal"));
    m_own->setText(tr("Own format"));
    m_own->setAccessibleName(tr("Own key source and format of this record"));
    m_own->setToolTip(
        tr("Pressed: key source, kind and options are of this record alone. Else they "
           "are those of the whole draft"));
    m_format->setObjectName(u"formatButton"_s);
    m_format->setProperty("kind", u"quiet"_s);
    m_format->setAccessibleName(tr("Format"));
    m_format->setToolTip(tr("Lay the JSON out anew; no value is touched (Ctrl+Shift+F)"));
    m_preview->setObjectName(u"previewButton"_s);
    m_preview->setProperty("kind", u"quiet"_s);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setToolTip(tr("Show some of the records that the template makes"));
    constexpr int mostTimes = 100'000;
    m_times->setObjectName(u"times"_s);
    m_times->setAccessibleName(tr("How often to send"));
    m_times->setToolTip(tr("How often the records are sent, with new values each time"));
    m_times->setRange(1, mostTimes);
    m_times->setPrefix(u"× "_s);
    m_hindrance->setObjectName(u"hindrance"_s);
    m_hindrance->setRole(Role::Muted);
    m_stack->addWidget(createSingle());
    m_stack->addWidget(m_table);
    m_bar->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_damage);
    for (QLayout *each : std::initializer_list<QLayout *>{m_topRow, m_keyRows})
        layout->addLayout(each);
    auto *variables = new QHBoxLayout;
    variables->setSpacing(space::s);
    variables->addWidget(m_environment, 0, Qt::AlignTop);
    variables->addWidget(m_variables, 1);
    layout->addLayout(variables);
    for (QWidget *each : std::initializer_list<QWidget *>{m_bar, m_splitBar})
        layout->addWidget(each);
    layout->addWidget(m_stack, 1);
    layout->addLayout(m_bottom);
    m_bottom->addLayout(m_problemRow, 1);
    m_bottom->addWidget(m_footer);
    arrange();
}

// Where there is little room the body keeps what there is: the lines around it move together.
void DraftPage::arrange()
{
    const bool isLow = m_room != Room::Ample;
    const bool hasKeyOnTop = m_room == Room::Low;
    for (QBoxLayout *row : {m_topRow, m_keyRows, m_problemRow}) {
        while (QLayoutItem *item = row->takeAt(0))
            delete item;
        row->setSpacing(space::s);
    }
    layout()->setContentsMargins(space::m, isLow ? space::xs : space::s, space::m,
                                 isLow ? space::xs : space::s);
    layout()->setSpacing(isLow ? space::xs : space::s);
    m_topRow->addWidget(m_mode);
    m_topRow->addWidget(m_stepper);
    m_topRow->addWidget(m_own);
    if (!hasKeyOnTop) {
        m_topRow->addStretch(1);
        m_topRow->addWidget(m_hindrance);
    }
    (hasKeyOnTop ? m_topRow : m_keyRows)->addWidget(m_key, 1);
    m_topRow->addWidget(m_format);
    m_topRow->addWidget(m_preview);
    m_topRow->addWidget(m_times);
    m_topRow->addWidget(m_send);
    m_keyRows->setDirection(isLow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    (hasKeyOnTop ? m_problemRow : m_keyRows)->addWidget(m_hashKey);
    m_problemRow->addWidget(m_problem, 1);
    m_bottom->setSpacing(space::s);
    const bool isBeside = isLow && !m_isFooterApart;
    m_bottom->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // The problem gives way, which can be unfolded; alone in its row its size does.
    m_footer->setSizePolicy(isBeside ? QSizePolicy::Minimum : QSizePolicy::Preferred,
                            QSizePolicy::Preferred);
    m_hindrance->setVisible(!hasKeyOnTop); // the button says it too
    m_format->setText(isLow ? QString() : tr("Format"));
    m_preview->setText(isLow ? QString() : tr("Preview"));
    m_own->setToolButtonStyle(isLow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_key->setLow(isLow);
    m_hashKey->setLow(isLow);
    m_footer->setLow(isLow, isBeside);
    fitBody();
}

void DraftPage::resizeEvent(QResizeEvent *event)
{
    adapt();
    QWidget::resizeEvent(event);
}

void DraftPage::fitBody()
{
    constexpr int lines = 3 * extent::row - space::s; // of the editor: three
    constexpr int rows = 3 * extent::row + space::s; // of the table: two, and its head
    const bool isTable = m_draft.mode == core::Draft::Mode::Table;
    const int bar = isReadOnly() ? 0 : extent::control + space::xs;
    const int smallest = isTable ? rows + bar : lines;
    m_stack->setMinimumHeight(m_bar->isHidden() ? smallest : smallestBodyBelowBar);
    // The bar above says why nothing of it can be changed.
    const bool showsBottom = !isReadOnly() || m_room == Room::Ample;
    m_problem->setVisible(showsBottom);
    m_footer->setVisible(showsBottom);
}

void DraftPage::adapt()
{
    constexpr int ampleHeight = 400;
    constexpr int keyOnTopWidth = 700; // at least
    constexpr int keyOnTopDigits = 88;
    constexpr int stepperWidth = 160; // and the button beside it
    const int byFont = keyOnTopDigits * fontMetrics().horizontalAdvance(u'0');
    const int needed = std::max(keyOnTopWidth, byFont) + (m_own->isHidden() ? 0 : stepperWidth);
    const Room room = height() >= ampleHeight ? Room::Ample
        : width() >= needed                   ? Room::Low
                                              : Room::LowAndNarrow;
    const bool isFooterApart = width() < widthOfBottom(room);
    const bool isRoomNew = std::exchange(m_room, room) != room;
    if (std::exchange(m_isFooterApart, isFooterApart) != isFooterApart || isRoomNew)
        arrange();
    constexpr int meteredWidth = 1000; // where an error keeps enough of its line
    m_footer->setMetered(room == Room::Ample || width() >= meteredWidth);
}

// What it takes to say how the record is beside its options. Not the words of the moment: a row
// that comes and goes while somebody types would move the text.
int DraftPage::widthOfBottom(Room room) const
{
    const QString usual = tr("All records are ready to send");
    const int problem = extent::icon + space::s + m_problem->fontMetrics().horizontalAdvance(usual);
    const bool hasHashKey = room == Room::Low && !m_hashKey->isHidden();
    return 2 * space::m + problem + (hasHashKey ? m_hashKey->sizeHint().width() + space::s : 0)
        + space::s + m_footer->usualWidth(m_draft.mode == core::Draft::Mode::Table);
}

bool DraftPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        fitBody();
    return QWidget::eventFilter(watched, event);
}

// It can be as low as it is when its lines have moved together.
QSize DraftPage::minimumSizeHint() const
{
    int lowest = 214;
    QSize size = QWidget::minimumSizeHint();
    if (!m_damage->isHidden()) {
        // Its text wraps, and nothing asks it how high that makes it.
        const int height = m_damage->heightForWidth(width() - 2 * space::m) + layout()->spacing();
        size.rheight() += std::max(0, height - m_damage->minimumSizeHint().height());
        lowest += height;
    }
    return m_room == Room::Ample ? QSize(size.width(), std::min(size.height(), lowest)) : size;
}

QWidget *DraftPage::createSingle()
{
    auto *single = new QFrame;
    single->setObjectName(u"bodyFrame"_s);
    single->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(single);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    layout->addWidget(m_find);
    layout->addWidget(m_editor, 1);
    return single;
}

} // namespace ui
