// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPlainTextEdit>

namespace ui {

// Bytes as text to read and copy: what is UTF-8 as it is, other bytes as a hex dump. Shows the
// first part of what is long, and says how much more there is.
class BodyText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr qsizetype mostShown = 32 * 1024;

    explicit BodyText(QWidget *parent = nullptr);

    // `head` is shown before it, in full.
    void setBytes(const QByteArray &head, const QByteArray &body);

protected:
    bool event(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
};

} // namespace ui
