// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/streams/StreamPicker.h"

#include "core/kinesis/StreamId.h"
#include "ui/picker/PickPopup.h"
#include "ui/picker/PickerButton.h"
#include "ui/streams/StreamItems.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pauseMilliseconds = 200;

} // namespace

StreamPicker::StreamPicker(QWidget *parent)
    : QWidget(parent)
    , m_button(new PickerButton(tr("Stream"), this))
    , m_popup(new PickPopup(PickDelegate::Lines::One, PickDelegate::Stars::Shown, this))
{
    m_button->setObjectName(u"streamButton"_s);
    m_popup->setObjectName(u"streamPopup"_s);
    m_popup->setPlaceholder(tr("Search streams, or type a name or an ARN"));
    QPushButton *create = m_popup->addButton(u"createStream"_s, "plus", tr("Create stream…"));
    QPushButton *refresh = m_popup->addButton(u"refreshStreams"_s, "refresh-cw", tr("Refresh"));
    QPushButton *read = m_popup->addButton(u"readRecords"_s, "list", tr("Read records…"));
    m_create = create;
    m_read = read;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    setFocusProxy(m_button);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (!m_selected.isEmpty() && m_popup->isVisible())
            emit describeRequested(m_selected);
    });
    connect(m_button, &QAbstractButton::clicked, this, &StreamPicker::openList);
    connect(m_popup, &PickPopup::picked, this, &StreamPicker::chosen);
    connect(m_popup, &PickPopup::searchChanged, this, &StreamPicker::offerTyped);
    connect(m_popup, &PickPopup::starToggled, this, &StreamPicker::favouriteToggled);
    connect(m_popup, &PickPopup::selected, this, [this](const QString &key) {
        m_selected = key;
        showFacts();
        m_pause.start();
    });
    connect(create, &QPushButton::clicked, this, &StreamPicker::createRequested);
    connect(read, &QPushButton::clicked, this, &StreamPicker::readRequested);
    connect(refresh, &QPushButton::clicked, this, &StreamPicker::refreshRequested);
    showCurrent();
}

void StreamPicker::setState(const StreamsState &state)
{
    m_state = state;
    m_popup->setItems(streamItems(state));
    m_popup->setNote(emptyText(state));
    m_create->setEnabled(state.mayCreate && state.kind != StreamsState::Kind::NoConnection);
    m_read->setEnabled(!state.current.isEmpty());
    offerTyped(m_popup->search());
    showFacts();
    showCurrent();
}

void StreamPicker::openList()
{
    if (m_popup->isVisible())
        m_popup->closePopup();
    else
        m_popup->openBelow(*m_button);
}

// A name that is whole and not in the list, or an ARN.
void StreamPicker::offerTyped(const QString &text)
{
    const auto id = core::StreamId::fromString(text.trimmed());
    const bool isListed =
        id && std::any_of(m_state.entries.begin(), m_state.entries.end(), [&id](const auto &entry) {
            return entry.listing.name == id->toString() || entry.listing.arn == id->toString();
        });
    if (!id || isListed || m_state.kind == StreamsState::Kind::NoConnection)
        return m_popup->setExtraItem({});
    m_popup->setExtraItem({.key = id->toString(),
                           .text = text.trimmed(),
                           .detail = id->isArn() ? tr("use this ARN") : tr("use this name"),
                           .icon = "corner-down-left"});
}

void StreamPicker::showFacts()
{
    for (const StreamEntry &entry : std::as_const(m_state.entries)) {
        if (entry.listing.name == m_selected && entry.summary)
            return m_popup->setFacts(longFactsOf(*entry.summary));
    }
    m_popup->setFacts({});
}

void StreamPicker::showCurrent()
{
    setEnabled(m_state.kind != StreamsState::Kind::NoConnection);
    if (m_state.current.isEmpty())
        return m_button->setLook({.icon = "waves", .title = tr("Choose a stream")});
    m_button->setLook(
        {.icon = "waves",
         .iconRole = Role::Accent,
         .title = m_state.current,
         .detail = m_state.currentSummary ? factsOf(*m_state.currentSummary) : QString()});
}

} // namespace ui
