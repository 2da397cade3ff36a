// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

// Looks like a field and is a button: a place to click for what the keys beside it open.
class SearchBox final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

    void setKeys(const QString &keys);
    void setCompact(bool isCompact); // the icon alone

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
    bool m_isCompact = false;
};

} // namespace ui
