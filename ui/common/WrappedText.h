// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace ui {

// Plain text to read and to copy as it is: breaks anywhere when a word is longer than a line, so
// that the longest id never sets a width, and is as high as its lines. Selectable by mouse, and by
// keyboard once it was clicked.
class WrappedText final : public QTextEdit
{
    Q_OBJECT

public:
    explicit WrappedText(const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text); // plain
    QString text() const { return m_text; }
    void setMuted(bool isMuted); // in the colour of what is said beside the rest

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColour();

    QString m_text;
    bool m_isMuted = false;
};

} // namespace ui
