// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ConnectionPicker.h"

#include "ui/picker/PickPopup.h"
#include "ui/picker/PickerButton.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView profilePrefix{"profile:"};
constexpr QLatin1StringView connectionPrefix{"connection:"};

} // namespace

ConnectionPicker::ConnectionPicker(QWidget *parent)
    : QWidget(parent)
    , m_button(new PickerButton(tr("Connection"), this))
    , m_popup(new PickPopup(PickDelegate::Lines::Two, PickDelegate::Stars::Hidden, this))
{
    m_button->setObjectName(u"connectionButton"_s);
    m_popup->setObjectName(u"connectionPopup"_s);
    m_popup->setPlaceholder(tr("Search connections"));
    QPushButton *manage =
        m_popup->addButton(u"manageConnections"_s, "settings", tr("Manage connections…"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    setFocusProxy(m_button);

    connect(m_button, &QAbstractButton::clicked, this, &ConnectionPicker::openList);
    connect(m_popup, &PickPopup::picked, this, &ConnectionPicker::pick);
    connect(manage, &QPushButton::clicked, this, &ConnectionPicker::manageRequested);
    showActive();
}

void ConnectionPicker::setEntries(const QList<ConnectionEntry> &entries,
                                  const QList<ProfileSuggestion> &profiles)
{
    m_entries = entries;
    QList<PickItem> items;
    for (const ConnectionEntry &entry : entries) {
        PickItem item = pickItem(entry);
        item.key.prepend(connectionPrefix);
        item.group = entry.isSimulator ? tr("Built in") : tr("Connections");
        items.append(item);
    }
    for (const ProfileSuggestion &profile : profiles)
        items.append({.key = profilePrefix + profile.name,
                      .text = profile.name,
                      .detail = detailOf(profile),
                      .group = tr("Found in ~/.aws"),
                      .icon = "user-round"});
    m_popup->setItems(items);
    showActive();
}

void ConnectionPicker::setConnecting(const QString &name)
{
    m_connecting = name;
    showActive();
}

void ConnectionPicker::openList()
{
    if (m_popup->isVisible())
        m_popup->closePopup();
    else
        m_popup->openBelow(*m_button);
}

void ConnectionPicker::showActive()
{
    const auto active = std::find_if(m_entries.begin(), m_entries.end(),
                                     [](const ConnectionEntry &entry) { return entry.isActive; });
    if (!m_connecting.isEmpty())
        return m_button->setLook(
            {.icon = "loader-circle", .title = m_connecting, .detail = tr("connecting…")});
    if (active == m_entries.end())
        return m_button->setLook({.icon = "plug", .title = tr("Choose a connection")});
    const PickItem item = pickItem(*active);
    m_button->setLook({.icon = item.icon,
                       .iconRole = item.iconRole,
                       .title = item.text,
                       .detail = item.detail,
                       .badge = item.badge});
}

void ConnectionPicker::pick(const QString &key)
{
    if (key.startsWith(profilePrefix))
        emit profileChosen(key.mid(profilePrefix.size()));
    else
        emit chosen(key.mid(connectionPrefix.size()));
}

} // namespace ui
