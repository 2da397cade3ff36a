// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ComboSpeech.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>

namespace ui {

namespace {

// As Qt's own, which cannot be built upon, but for the name.
class ComboSpeech final : public QAccessibleWidget
{
public:
    explicit ComboSpeech(QComboBox &combo)
        : QAccessibleWidget(&combo, QAccessible::ComboBox)
    {
    }

    int childCount() const override { return combo().isEditable() ? 2 : 1; }

    QAccessibleInterface *child(int index) const override
    {
        if (index == 0)
            return QAccessible::queryAccessibleInterface(combo().view());
        return index == 1 && combo().isEditable()
            ? QAccessible::queryAccessibleInterface(combo().lineEdit())
            : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child->object() == combo().view())
            return 0;
        return combo().isEditable() && child->object() == combo().lineEdit() ? 1 : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const bool isInside = combo().isEditable() && combo().lineEdit()->rect().contains(x, y);
        return isInside ? child(1) : nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        const QString value = combo().currentText();
        if (kind == QAccessible::Value)
            return value;
        const QString purpose = QAccessibleWidget::text(kind);
        if (kind != QAccessible::Name || purpose.isEmpty() || value.isEmpty())
            return purpose;
        return purpose + u": " + value;
    }

    QStringList actionNames() const override
    {
        return QStringList{showMenuAction()} + QAccessibleWidget::actionNames();
    }

    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction())
            return QAccessibleWidget::doAction(name);
        if (combo().view()->isVisible())
            combo().hidePopup();
        else
            combo().showPopup();
    }

private:
    QComboBox &combo() const { return *static_cast<QComboBox *>(widget()); }
};

QAccessibleInterface *speechOf(const QString &, QObject *object)
{
    auto *combo = qobject_cast<QComboBox *>(object);
    return combo ? new ComboSpeech(*combo) : nullptr;
}

} // namespace

void nameCombosByPurpose()
{
    [[maybe_unused]] static const bool isInstalled = (QAccessible::installFactory(speechOf), true);
}

} // namespace ui
