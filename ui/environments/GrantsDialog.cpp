// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/GrantsDialog.h"

#include "core/recordfiles/SecretId.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

enum GrantRole { CollectionRole = Qt::UserRole, SecretRole }; // without a secret: suggestions

QString folderName(const QString &root)
{
    return printable(root.section(u'/', -1));
}

QListWidgetItem *grantItem(const char *iconName, const QString &text, const QString &root,
                           const QString &secret)
{
    auto *item = new QListWidgetItem(icon(iconName), text);
    item->setToolTip(plainToolTip(printable(root)));
    item->setData(CollectionRole, root);
    item->setData(SecretRole, secret);
    item->setSizeHint(QSize(0, extent::row));
    return item;
}

} // namespace

GrantsDialog::GrantsDialog(const core::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_list(new QListWidget)
    , m_revoke(new QPushButton(tr("Take back")))
{
    setObjectName(u"grantsDialog"_s);
    setWindowTitle(tr("What collections may do"));
    resize(480, 320);
    auto *text = new QLabel(tr("What you allowed the templates of a folder. Whatever is taken back "
                               "is asked again."));
    text->setWordWrap(true);
    m_list->setObjectName(u"grants"_s);
    m_list->setAccessibleName(windowTitle());
    m_revoke->setObjectName(u"revokeGrant"_s);
    m_revoke->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(u"closeGrants"_s);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_revoke);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(text);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_revoke->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(m_revoke, &QPushButton::clicked, this, &GrantsDialog::revoke);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    fill();
}

void GrantsDialog::fill()
{
    m_list->clear();
    const auto &granted = m_settings.grantedSecrets;
    for (auto each = granted.cbegin(); each != granted.cend(); ++each) {
        for (const QString &secret : each.value()) {
            const core::SecretWords words = core::secretWords(secret);
            m_list->addItem(grantItem("key-round",
                                      tr("%1 may use the secret %2 of %3")
                                          .arg(folderName(each.key()), printable(words.name),
                                               printable(words.environment)),
                                      each.key(), secret));
        }
    }
    for (const QString &root : std::as_const(m_settings.trustedCollections))
        m_list->addItem(grantItem(
            "plug", tr("%1 may suggest where records go").arg(folderName(root)), root, {}));
    if (m_list->count() == 0) {
        auto *none = new QListWidgetItem(tr("Nothing so far."));
        none->setFlags(Qt::NoItemFlags);
        m_list->addItem(none);
    }
    m_revoke->setEnabled(false);
}

void GrantsDialog::revoke()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QString root = item->data(CollectionRole).toString();
    if (const QString secret = item->data(SecretRole).toString(); secret.isEmpty()) {
        m_settings.trustedCollections.removeAll(root);
    } else {
        QStringList &granted = m_settings.grantedSecrets[root];
        granted.removeAll(secret);
        if (granted.isEmpty())
            m_settings.grantedSecrets.remove(root);
    }
    fill();
    emit settingsChanged(m_settings);
}

} // namespace ui
