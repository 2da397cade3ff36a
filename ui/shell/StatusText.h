// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

namespace ui {

// One line of muted words that gives way at its end. While a part of them is left out it is a
// button, for the mouse and for keys, and its tooltip has the whole.
class StatusText final : public QAbstractButton
{
public:
    explicit StatusText(QWidget *parent = nullptr);

    void setWords(const QString &words); // of this program, or made printable
    const QString &words() const { return m_words; }
    bool isCut() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void adapt();

    QString m_words;
};

} // namespace ui
